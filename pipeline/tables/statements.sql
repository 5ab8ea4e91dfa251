-- What the documents say of the rows of one published table ($table_name; '*' for all), and which value wins each of its cells.
-- In: documents, staged_claims, staged_claim_cells, the macros of dates.sql. Out: statement, said, winner, told, known_row.

-- The facts of a text that came in twice count once: claims of a duplicate stay out.
CREATE TEMP TABLE statement AS
SELECT staged_claims.evidence_id, staged_claims.table_name, staged_claims.row_id, staged_claims.document_id, staged_claims.assertion,
       documents.published_on, documents.published_precision
FROM staged_claims
JOIN documents USING (document_id)
WHERE $table_name IN ('*', staged_claims.table_name) AND documents.duplicate_of IS NULL;

CREATE TEMP TABLE said AS
SELECT statement.*, staged_claim_cells.column_name, staged_claim_cells.value_text, staged_claim_cells.char_start, staged_claim_cells.char_end,
       staged_claim_cells.quote, staged_claim_cells.method
FROM statement
JOIN staged_claim_cells USING (evidence_id);

-- A column that goes with another is taken from the statement that won the other: 0.3 and gigawatts, never 0.3 and
-- the megawatts of somebody else.
CREATE TEMP TABLE follows AS
SELECT * FROM (VALUES
    ('cost_currency', 'cost_value'), ('cost_usd', 'cost_value'), ('capacity_unit', 'capacity_value'),
    ('status_as_of', 'status')
) AS pair(column_name, leader);

CREATE TEMP TABLE winner AS
WITH status_day AS (
    -- A status holds for the day that the text gives, at the latest its publication ("will open in 2030" is of today).
    SELECT evidence_id, least(final_day(value_text), published_on) AS as_of
    FROM said
    WHERE column_name = 'status_as_of'
),
weighed AS (
    SELECT said.*,
           said.column_name = 'status' AND value_text = 'unknown' AS says_nothing,
           CASE WHEN said.column_name = 'status' THEN coalesce(status_day.as_of, published_on) END AS status_as_of,
           list_position(['stated', 'attributed', 'hedged'], assertion) AS voice,
           -- The name that most statements use: a name does not go out of date, and the longest may have run on.
           CASE WHEN said.column_name = 'name'
                THEN count(*) OVER (PARTITION BY table_name, row_id, said.column_name, value_text) END AS votes,
           CASE WHEN said.column_name = 'status'
                THEN list_position(['unknown', 'proposed', 'planned', 'under_construction', 'operational',
                                    'suspended', 'cancelled'], value_text) END AS progress
    FROM said
    LEFT JOIN status_day ON said.evidence_id = status_day.evidence_id AND said.column_name = 'status'
    WHERE NOT contains(said.column_name, ':')
),
chosen AS (
    SELECT weighed.*
    FROM weighed
    ANTI JOIN follows USING (column_name)
    QUALIFY row_number() OVER (
        PARTITION BY table_name, row_id, column_name
        ORDER BY says_nothing, status_as_of DESC NULLS LAST, voice, method = 'inferred', votes DESC NULLS LAST,
                 published_on DESC NULLS LAST, progress DESC NULLS LAST, length(value_text) DESC, document_id, char_start, value_text, evidence_id
    ) = 1
)
SELECT * FROM chosen
UNION ALL
SELECT weighed.*
FROM weighed
JOIN follows USING (column_name)
JOIN chosen ON chosen.table_name = weighed.table_name AND chosen.row_id = weighed.row_id AND chosen.column_name = follows.leader
            AND chosen.evidence_id = weighed.evidence_id;

CREATE TEMP TABLE told AS
SELECT table_name, row_id, count(DISTINCT document_id) AS n_documents,
       -- Nearest to the event itself: the day on which the first of the dated documents came out.
       arg_min(as_partial(published_on, published_precision), published_on) AS first_published
FROM statement
GROUP BY table_name, row_id;

-- The rows that stand in any published table, for what refers to them.
CREATE TEMP VIEW known_row AS
SELECT DISTINCT staged_claims.table_name, staged_claims.row_id
FROM staged_claims
JOIN documents USING (document_id)
WHERE documents.duplicate_of IS NULL;
