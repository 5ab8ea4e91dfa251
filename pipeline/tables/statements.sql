-- What the documents say of the rows of one published table ($table_name), and which value wins each of its cells.
-- In: documents, staged_claims, staged_claim_cells, staged_corrections, engine.sql.
-- Out: statement, said, winner, told, known_row, corrected.

-- The facts of a text that came in twice count once: claims of a duplicate stay out.
CREATE TEMP TABLE statement AS
SELECT staged_claims.evidence_id, staged_claims.table_name, staged_claims.row_id, staged_claims.document_id,
       staged_claims.assertion, documents.published_on, documents.published_precision
FROM staged_claims
JOIN documents USING (document_id)
WHERE staged_claims.table_name = $table_name AND documents.duplicate_of IS NULL;

CREATE TEMP TABLE said AS
SELECT statement.*, staged_claim_cells.column_name, staged_claim_cells.value_text, staged_claim_cells.char_start,
       staged_claim_cells.char_end, staged_claim_cells.quote, staged_claim_cells.method
FROM statement
JOIN staged_claim_cells USING (evidence_id);

-- A status holds for the day that the text gives, at the latest its publication ("will open in 2030" is of today). What
-- an undated text says without a day is no older than any day that it gives.
CREATE TEMP TABLE status_day AS
SELECT said.evidence_id, 'status' AS column_name,
       coalesce(
           least(final_day(given.value_text), said.published_on),
           max(final_day(given.value_text)) OVER (PARTITION BY said.table_name, said.row_id, said.document_id)
       ) AS as_of
FROM said
LEFT JOIN said AS given ON given.evidence_id = said.evidence_id AND given.column_name = 'status_as_of'
WHERE said.column_name = 'status';

-- A name does not go out of date, and the longest may have run on: the one that most statements use.
CREATE TEMP TABLE vote AS
SELECT table_name, row_id, column_name, value_text, count(*) AS votes
FROM said
WHERE column_name = 'name'
GROUP BY table_name, row_id, column_name, value_text;

-- The value that wins a cell comes first in the order of these keys; the last of them leave no ties.
CREATE TEMP TABLE winner AS
SELECT table_name, row_id, column_name, unnest(arg_min(
    {'value_text': value_text, 'evidence_id': evidence_id, 'char_start': char_start, 'char_end': char_end,
     'quote': quote, 'method': method, 'published_on': published_on, 'published_precision': published_precision},
    {'says_nothing': column_name = 'status' AND value_text = 'unknown',
     'latest_status': CASE WHEN column_name = 'status' THEN days_back(as_of) END,
     'voice': list_position(['stated', 'attributed', 'hedged'], assertion),
     'is_inferred': method = 'inferred',
     'most_voted': -votes,
     'latest': days_back(published_on),
     'furthest': CASE WHEN column_name = 'status'
                      THEN list_position(['cancelled', 'suspended', 'operational', 'under_construction', 'planned',
                                          'proposed', 'unknown'], value_text) END,
     'most_specific': -length(value_text),
     'document_id': document_id, 'char_start': char_start, 'value_text': value_text, 'evidence_id': evidence_id}
))
FROM said
LEFT JOIN status_day USING (evidence_id, column_name)
LEFT JOIN vote USING (table_name, row_id, column_name, value_text)
WHERE NOT contains(column_name, ':') AND column_name NOT IN (SELECT column_name FROM follows)
GROUP BY table_name, row_id, column_name;

INSERT INTO winner BY NAME
SELECT said.table_name, said.row_id, said.column_name, said.value_text, said.evidence_id, said.char_start, said.char_end,
       said.quote, said.method, said.published_on, said.published_precision
FROM said
JOIN follows USING (column_name)
JOIN winner ON winner.evidence_id = said.evidence_id AND winner.column_name = follows.leader;

-- What a reviewer set right stands in the place of what was read, on the same words (on those of the row's first
-- statement where nothing was), as long as the value that the reviewer saw is still the one that is read.
CREATE TEMP TABLE corrected AS
WITH first_statement AS (
    SELECT table_name, row_id, unnest(arg_min(
        {'evidence_id': evidence_id, 'char_start': char_start, 'char_end': char_end, 'quote': quote},
        {'document_id': document_id, 'char_start': char_start, 'evidence_id': evidence_id}
    ))
    FROM (
        SELECT staged_claims.*
        FROM staged_claims
        SEMI JOIN statement USING (evidence_id)
        SEMI JOIN staged_corrections USING (table_name, row_id)
    )
    GROUP BY table_name, row_id
)
SELECT given.line, given.table_name, given.row_id, given.column_name, given.expected, given.value, given.reason,
       winner.value_text AS found, first_statement.evidence_id IS NOT NULL AS is_known,
       coalesce(TRY_CAST(winner.value_text AS DOUBLE) = TRY_CAST(given.expected AS DOUBLE),
                coalesce(winner.value_text, '') = given.expected) AND is_known AS is_met,
       coalesce(winner.evidence_id, first_statement.evidence_id) AS evidence_id,
       coalesce(winner.char_start, first_statement.char_start) AS char_start,
       coalesce(winner.char_end, first_statement.char_end) AS char_end,
       coalesce(winner.quote, first_statement.quote) AS quote,
       statement.published_on, statement.published_precision
FROM staged_corrections AS given
LEFT JOIN winner USING (table_name, row_id, column_name)
LEFT JOIN first_statement USING (table_name, row_id)
LEFT JOIN statement ON statement.evidence_id = coalesce(winner.evidence_id, first_statement.evidence_id)
WHERE given.table_name = $table_name;

DELETE FROM winner
USING corrected
WHERE winner.table_name = corrected.table_name AND winner.row_id = corrected.row_id
  AND winner.column_name = corrected.column_name;

INSERT INTO winner BY NAME
SELECT table_name, row_id, column_name, value AS value_text, evidence_id, char_start, char_end, quote,
       'curated' AS method, published_on, published_precision
FROM corrected
WHERE value <> '';

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
