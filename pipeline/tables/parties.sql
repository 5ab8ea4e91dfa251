-- In: documents, staged_parties, staged_mentions, staged_claims, referenced, members, reference_parties, states, always.
-- Out: parties, party_members, countries.
-- What a text says goes before the list that says so too: it can be traced to its words.
CREATE TEMP VIEW party_members AS
WITH told AS (
    SELECT DISTINCT split_part(row_id, ':', 1) AS group_id, split_part(row_id, ':', 2) AS party_id
    FROM staged_claims
    JOIN documents USING (document_id)
    WHERE table_name = 'party_members' AND duplicate_of IS NULL
)
SELECT group_id, party_id, CASE WHEN told.party_id IS NULL THEN 'reference' ELSE 'text' END AS basis
FROM members
FULL JOIN told USING (group_id, party_id);

-- What the texts themselves tell of an actor that no list knows: as most documents have it.
CREATE TEMP VIEW described AS
SELECT party_id, kind, name, organization_kind, country_id, wikidata_id
FROM staged_parties
SEMI JOIN documents USING (document_id)
GROUP BY party_id, kind, name, organization_kind, country_id, wikidata_id
QUALIFY row_number() OVER (
    PARTITION BY party_id
    ORDER BY count(*) DESC, length(name) DESC, name, kind, organization_kind NULLS LAST, country_id NULLS LAST,
             wikidata_id NULLS LAST
) = 1;

CREATE TEMP VIEW parties AS
WITH wanted AS (
    SELECT party_id FROM referenced
    UNION
    SELECT party_id FROM members
    UNION
    SELECT country_id FROM reference_parties WHERE country_id IS NOT NULL
)
SELECT party_id,
       coalesce(reference_parties.kind, described.kind, 'organization') AS kind,
       coalesce(reference_parties.name, described.name, replace(party_id, '-', ' ')) AS name,
       coalesce(reference_parties.organization_kind, described.organization_kind) AS organization_kind,
       coalesce(reference_parties.country_id, described.country_id) AS country_id,
       coalesce(reference_parties.wikidata_id, described.wikidata_id) AS wikidata_id
FROM wanted
LEFT JOIN reference_parties USING (party_id)
LEFT JOIN described USING (party_id);

-- A repeated text counts once, but a state that only a repetition names is still a row.
CREATE TEMP VIEW countries AS
WITH counted AS (
    SELECT entity_id AS country_id,
           count(DISTINCT document_id) FILTER (duplicate_of IS NULL) AS n_documents,
           count(*) FILTER (duplicate_of IS NULL) AS n_mentions,
           min(published_on) FILTER (duplicate_of IS NULL) AS first_published_on,
           max(published_on) FILTER (duplicate_of IS NULL) AS last_published_on
    FROM staged_mentions
    JOIN documents USING (document_id)
    WHERE entity_type = 'party'
    GROUP BY entity_id
)
SELECT states.*, coalesce(n_documents, 0) AS n_documents, coalesce(n_mentions, 0) AS n_mentions, first_published_on,
       last_published_on
FROM states
LEFT JOIN counted USING (country_id)
WHERE counted.country_id IS NOT NULL OR country_id IN (SELECT party_id FROM always);
