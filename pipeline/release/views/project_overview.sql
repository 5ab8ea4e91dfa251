-- Each project in one readable line, with where it stands, who takes part, the first quote and the sources.
-- project_id: the project
-- line: name, status, places and cost in one line
-- name: its name
-- kind: what sort of undertaking
-- status: the latest status
-- status_as_of: the day for which it was stated
-- locations: where it stands or what it links
-- partners: builders, lenders, owners and partners, each with the role
-- cost: cost as text
-- cost_usd: cost in US dollars
-- capacity: capacity as text
-- start_year: year in which it begins
-- completion_year: year in which it was or is to be finished
-- first_quote: the words of the earliest document
-- sources: every document that says so
-- n_documents: number of documents
WITH parties_as_text AS (
    SELECT
        row_id AS project_id,
        string_agg(name, ', ' ORDER BY name) FILTER (WHERE role = 'location') AS locations,
        string_agg(name || ' (' || role || ')', ', ' ORDER BY role, name) FILTER (WHERE role <> 'location') AS partners
    FROM fact_parties
    WHERE table_name = 'projects'
    GROUP BY row_id
),
described AS (
    SELECT
        projects.*,
        parties_as_text.locations,
        parties_as_text.partners,
        readable_number(cost_value) || ' ' || cost_currency AS cost,
        readable_number(capacity_value) || ' ' || capacity_unit AS capacity,
        fact_sources.first_quote,
        fact_sources.sources
    FROM projects
    LEFT JOIN parties_as_text USING (project_id)
    LEFT JOIN fact_sources ON fact_sources.table_name = 'projects' AND fact_sources.row_id = project_id
)
SELECT
    project_id,
    concat_ws('; ', name || ': ' || replace(status::VARCHAR, '_', ' '), locations, partners, cost, capacity) AS line,
    name,
    kind,
    status,
    status_as_of,
    locations,
    partners,
    cost,
    cost_usd,
    capacity,
    start_year,
    completion_year,
    first_quote,
    sources,
    n_documents
FROM described
ORDER BY n_documents DESC, project_id
