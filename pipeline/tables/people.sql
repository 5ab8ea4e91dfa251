-- In: winner, statement, documents, staged_mentions. Out: people.
CREATE TEMP VIEW named_in AS
SELECT entity_id AS row_id, document_id, count(*) AS n_mentions
FROM staged_mentions
JOIN documents USING (document_id)
WHERE entity_type = 'person' AND duplicate_of IS NULL
GROUP BY ALL;

CREATE TEMP VIEW people AS
WITH person AS (
    SELECT row_id, name, role, country_id
    FROM (
        PIVOT (SELECT row_id, column_name, value_text FROM winner)
        ON column_name IN ('name', 'role', 'country_id')
        USING max(value_text) GROUP BY row_id
    )
),
counted AS (
    SELECT row_id, count(DISTINCT document_id) AS n_documents, CAST(sum(n_mentions) AS BIGINT) AS n_mentions
    FROM (
        SELECT * FROM named_in
        UNION ALL
        SELECT DISTINCT row_id, document_id, 0 FROM statement
    )
    GROUP BY row_id
)
SELECT row_id AS person_id, name, role, country_id, n_documents, n_mentions
FROM person
JOIN counted USING (row_id);
