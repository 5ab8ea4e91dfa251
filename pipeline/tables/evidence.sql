-- In: documents, staged_claims, staged_claim_cells, made_cells. Out: evidence, cells.
CREATE TEMP VIEW evidence AS
SELECT staged_claims.*
FROM staged_claims
JOIN documents USING (document_id)
WHERE duplicate_of IS NULL;

CREATE TEMP VIEW cells AS
SELECT staged_claim_cells.*, NULL AS reviewed_reason
FROM staged_claim_cells
SEMI JOIN evidence USING (evidence_id)
ANTI JOIN made_cells USING (evidence_id, column_name)
UNION ALL BY NAME
SELECT * FROM made_cells;
