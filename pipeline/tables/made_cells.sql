-- In: held (table_name, row_id, column_name, value_text), derived_columns, winner, said, corrected. Out: made_cells.

-- The cells of derived columns, on the words of the value that won; none where a document gives the value itself.
CREATE TEMP VIEW derived_cells AS
SELECT winner.evidence_id, held.column_name, winner.char_start, winner.char_end, winner.quote,
       -- Dollars that are stated need no conversion.
       CASE WHEN derived_columns.method = 'converted' AND held.value_text = CAST(TRY_CAST(winner.value_text AS DOUBLE) AS VARCHAR)
            THEN 'read' ELSE derived_columns.method END AS method,
       held.value_text
FROM held
JOIN derived_columns USING (table_name, column_name)
JOIN winner ON winner.table_name = held.table_name AND winner.row_id = held.row_id
           AND winner.column_name = derived_columns.source
ANTI JOIN said ON said.table_name = held.table_name AND said.row_id = held.row_id
              AND said.column_name = held.column_name
QUALIFY row_number() OVER (PARTITION BY held.table_name, held.row_id, held.column_name ORDER BY line) = 1;

CREATE TEMP VIEW made_cells AS
SELECT evidence_id, column_name, char_start, char_end, quote, 'curated' AS method, value AS value_text,
       reason AS reviewed_reason
FROM corrected
UNION ALL BY NAME
SELECT derived_cells.*
FROM derived_cells
ANTI JOIN said USING (evidence_id, column_name)
ANTI JOIN corrected USING (evidence_id, column_name);
