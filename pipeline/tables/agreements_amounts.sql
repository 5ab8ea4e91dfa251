-- In: winner, said, told. Out: agreement, agreement_parties, and amount for convert.sql.
CREATE TEMP TABLE agreement AS
SELECT row_id, description, TRY_CAST(CAST("count" AS DOUBLE) AS BIGINT) AS "count", CAST("value" AS DOUBLE) AS "value", currency,
       CAST(value_usd AS DOUBLE) AS text_usd, bound, signed_on, event_id
FROM (
    PIVOT (SELECT row_id, column_name, value_text FROM winner)
    ON column_name IN ('description', 'count', 'value', 'currency', 'value_usd', 'bound', 'signed_on', 'event_id')
    USING max(value_text) GROUP BY row_id
);

CREATE TEMP TABLE agreement_parties AS
SELECT DISTINCT row_id AS agreement_id, value_text AS party_id
FROM said
WHERE contains(column_name, ':');

CREATE TEMP TABLE amount AS
SELECT row_id, "value", currency, text_usd, signed_on AS first_on, first_published AS second_on
FROM agreement
JOIN told USING (row_id)
WHERE "value" IS NOT NULL AND currency IS NOT NULL;
