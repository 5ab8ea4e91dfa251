-- title: Projects
-- table: projects
-- key: project_id
-- lead: name
-- headline: status
-- filters: kind, status, locations
-- hidden: sector, cost_usd, completion_year, sources
-- status_as_of: date of the text or of the words that give the latest status, as far as it is known
-- other_statuses: statuses that other statements give
SELECT
    project_id,
    projects.name,
    projects.kind,
    locations,
    projects.status,
    readable_date(projects.status_as_of, status_as_of_precision) AS status_as_of,
    (
        SELECT string_agg(DISTINCT said.status, ', ' ORDER BY said.status)
        FROM project_statuses AS said
        WHERE said.project_id = projects.project_id AND said.status NOT IN (projects.status, 'unknown')
    ) AS other_statuses,
    partners,
    projects.sector,
    projects.cost_usd,
    projects.completion_year,
    projects.n_documents,
    sources
FROM projects
JOIN project_overview USING (project_id)
ORDER BY projects.name, project_id
