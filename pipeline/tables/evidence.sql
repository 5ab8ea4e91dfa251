-- In: documents, staged_claims, staged_claim_cells, derived_cells. Out: evidence, cells.
CREATE TEMP VIEW evidence AS
SELECT staged_claims.*
FROM staged_claims
JOIN documents USING (document_id)
WHERE duplicate_of IS NULL;

CREATE TEMP VIEW cells AS
SELECT staged_claim_cells.*
FROM staged_claim_cells
SEMI JOIN evidence USING (evidence_id)
UNION ALL BY NAME
SELECT derived_cells.*
FROM derived_cells
ANTI JOIN staged_claim_cells USING (evidence_id, column_name);
