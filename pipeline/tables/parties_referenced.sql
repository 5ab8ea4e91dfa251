-- In: documents, staged_parties, staged_mentions, staged_claims, staged_claim_cells, always. Out: referenced.
-- Every actor that a table refers to: spoken of, party to a fact, seat of an organisation, country of a person.
CREATE TEMP TABLE referenced AS
WITH cell AS (
    SELECT column_name, value_text
    FROM staged_claim_cells
    JOIN staged_claims USING (evidence_id)
    JOIN documents USING (document_id)
    WHERE duplicate_of IS NULL
),
seen AS (
    SELECT party_id, country_id FROM staged_parties SEMI JOIN documents USING (document_id)
)
SELECT party_id FROM always
UNION
SELECT party_id FROM seen
UNION
SELECT country_id FROM seen WHERE country_id IS NOT NULL
UNION
SELECT entity_id FROM staged_mentions SEMI JOIN documents USING (document_id) WHERE entity_type = 'party'
UNION
SELECT value_text FROM cell
WHERE contains(column_name, ':') OR column_name IN ('ref_area', 'counterpart_area', 'country_id');
