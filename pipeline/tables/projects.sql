-- In: project, said, statement, told, worth, sectors, iati_statuses. Out: projects, project_statuses.
CREATE TEMP VIEW sector AS
SELECT row_id, arg_min(sectors.sector, line) AS sector
FROM project
JOIN sectors ON sectors.kind = project.kind
            AND contains(' ' || regexp_replace(lower(name || ' ' || row_id), '[^a-z]+', ' ', 'g'), ' ' || word)
GROUP BY row_id;

CREATE TEMP VIEW projects AS
SELECT project.row_id AS project_id, name, kind, sector, status, iati_status, first_day(status_as_of) AS status_as_of,
       cost_value, cost_currency, value_usd AS cost_usd, capacity_value, capacity_unit,
       CASE WHEN start_year <= coalesce(completion_year, start_year) THEN start_year END AS start_year,
       completion_year, n_documents,
       CASE WHEN first_day(status_as_of) IS NOT NULL THEN precision_of(status_as_of) END AS status_as_of_precision
FROM project
JOIN told USING (row_id)
LEFT JOIN sector USING (row_id)
LEFT JOIN worth USING (row_id)
LEFT JOIN iati_statuses USING (status);

-- Every status that a document gives; `unknown` where a document speaks of the project and gives none.
CREATE TEMP VIEW project_statuses AS
WITH as_of AS (
    SELECT evidence_id, value_text AS as_of FROM said WHERE column_name = 'status_as_of'
),
given AS (
    SELECT row_id, document_id, value_text AS status, max(as_of) AS as_of
    FROM said
    LEFT JOIN as_of USING (evidence_id)
    WHERE column_name = 'status' AND value_text <> 'unknown'
    GROUP BY ALL
),
everything AS (
    SELECT * FROM given
    UNION ALL
    SELECT row_id, document_id, 'unknown', NULL
    FROM (SELECT DISTINCT row_id, document_id FROM statement)
    ANTI JOIN given USING (row_id, document_id)
)
SELECT row_id AS project_id, document_id, status, first_day(as_of) AS as_of,
       CASE WHEN first_day(as_of) IS NOT NULL THEN precision_of(as_of) END AS as_of_precision
FROM everything;
