-- In: held, derived_columns, winner, said. Out: derived, the cells of one table's derived columns ($table_name); none
-- where a document gives the value itself.
CREATE TABLE derived AS
SELECT winner.evidence_id, held.column_name, winner.char_start, winner.char_end, winner.quote, derived_columns.method,
       held.value_text
FROM held
JOIN derived_columns ON derived_columns.table_name = $table_name AND derived_columns.column_name = held.column_name
JOIN winner ON winner.row_id = held.row_id AND winner.column_name = derived_columns.source
ANTI JOIN said ON said.row_id = held.row_id AND said.column_name = held.column_name
QUALIFY row_number() OVER (PARTITION BY held.row_id, held.column_name ORDER BY line) = 1;
