SELECT
    project_id,
    projects.name,
    projects.kind,
    projects.status AS latest_status,
    said.status,
    said.as_of,
    said.as_of_precision,
    said.document_id,
    projects.start_year,
    projects.completion_year,
    projects.n_documents
FROM projects
LEFT JOIN project_statuses AS said USING (project_id)
ORDER BY projects.name, project_id, said.as_of NULLS LAST, said.status, said.document_id
