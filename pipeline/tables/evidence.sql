-- In: documents, staged_claims, staged_claim_cells, derived_cells, corrected. Out: evidence, cells.
CREATE TEMP VIEW evidence AS
SELECT staged_claims.*
FROM staged_claims
JOIN documents USING (document_id)
WHERE duplicate_of IS NULL;

CREATE TEMP VIEW cells AS
SELECT staged_claim_cells.*, NULL AS reviewed_reason
FROM staged_claim_cells
SEMI JOIN evidence USING (evidence_id)
ANTI JOIN corrected USING (evidence_id, column_name)
UNION ALL BY NAME
SELECT evidence_id, column_name, char_start, char_end, quote, 'curated' AS method, value AS value_text,
       reason AS reviewed_reason
FROM corrected
UNION ALL BY NAME
SELECT derived_cells.*
FROM derived_cells
ANTI JOIN staged_claim_cells USING (evidence_id, column_name)
ANTI JOIN corrected USING (evidence_id, column_name);
