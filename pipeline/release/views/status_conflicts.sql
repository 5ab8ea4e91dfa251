-- Two statuses of the same project that do not follow from one another: said of the same time, or the earlier further
-- along than the later, or of a time that is not known. Plain progress (planned, later in operation) is no conflict.
-- What is furthest apart stands first.
-- project_id: the project
-- name: its name
-- status: the earlier status
-- other_status: the later status
-- as_of: the day for which the earlier is stated, else of publication, as far as known (2022, 2025-06)
-- other_as_of: the same of the later
-- document_id: the document of the earlier
-- other_document_id: the document of the later
-- source: publisher, else title, else path of the earlier, with its date
-- other_source: the same of the later
-- said_by: whom the earlier document quotes for it
-- other_said_by: whom the later document quotes for it
-- quote: the words of the earlier
-- other_quote: the words of the later
WITH worded AS (
    SELECT
        evidence.row_id AS project_id,
        evidence.document_id,
        cells.value_text AS status,
        regexp_replace(
            first(evidence.quote ORDER BY evidence.char_start, evidence.evidence_id), '\s+', ' ', 'g'
        ) AS quote,
        string_agg(DISTINCT evidence.attributed_to, '; ' ORDER BY evidence.attributed_to) AS said_by
    FROM evidence
    JOIN cells ON cells.evidence_id = evidence.evidence_id AND cells.column_name = 'status'
    WHERE evidence.table_name = 'projects'
    GROUP BY evidence.row_id, evidence.document_id, cells.value_text
),
said AS (
    SELECT
        project_statuses.project_id,
        projects.name,
        project_statuses.document_id,
        project_statuses.status::VARCHAR AS status,
        coalesce(project_statuses.as_of, documents.published_on) AS as_of,
        CASE
            WHEN project_statuses.as_of IS NOT NULL THEN project_statuses.as_of_precision
            ELSE documents.published_precision
        END AS as_of_precision,
        concat_ws(
            ', ',
            coalesce(documents.publisher, documents.title, documents.source_path),
            readable_date(documents.published_on, documents.published_precision)
        ) AS source,
        worded.said_by,
        worded.quote,
        list_position(
            ['proposed', 'planned', 'under_construction', 'operational'], project_statuses.status::VARCHAR
        ) AS stage
    FROM project_statuses
    JOIN projects USING (project_id)
    JOIN documents ON documents.document_id = project_statuses.document_id
    LEFT JOIN worded
        ON worded.project_id = project_statuses.project_id
        AND worded.document_id = project_statuses.document_id
        AND worded.status = project_statuses.status::VARCHAR
    WHERE project_statuses.status <> 'unknown'
)
SELECT
    one.project_id,
    one.name,
    one.status,
    other.status AS other_status,
    readable_date(one.as_of, one.as_of_precision) AS as_of,
    readable_date(other.as_of, other.as_of_precision) AS other_as_of,
    one.document_id,
    other.document_id AS other_document_id,
    one.source,
    other.source AS other_source,
    one.said_by,
    other.said_by AS other_said_by,
    one.quote,
    other.quote AS other_quote
FROM said AS one
JOIN said AS other
    ON one.project_id = other.project_id
    AND one.status <> other.status
    AND (coalesce(one.as_of, DATE '9999-12-31'), one.document_id, one.status)
        < (coalesce(other.as_of, DATE '9999-12-31'), other.document_id, other.status)
WHERE NOT coalesce(
    one.as_of < other.as_of
    AND (
        one.stage < other.stage
        OR (other.status IN ('suspended', 'cancelled') AND one.status NOT IN ('operational', 'cancelled'))
        OR (one.status = 'suspended' AND other.status IN ('under_construction', 'operational'))
    ),
    false
)
ORDER BY abs(one.stage - other.stage) DESC NULLS FIRST, one.project_id, one.as_of NULLS LAST, other.as_of NULLS LAST, one.document_id, other.document_id, one.status, other.status
