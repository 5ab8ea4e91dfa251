-- In: winner, said, told. Out: pledge, pledge_parties, and amount for convert.sql.
CREATE TEMP TABLE pledge AS
SELECT row_id, transaction_type, instrument, description, CAST(quantity AS DOUBLE) AS quantity,
       CAST(quantity_max AS DOUBLE) AS quantity_max, unit, bound, CAST(value_usd AS DOUBLE) AS text_usd,
       CAST(is_additional AS BOOLEAN) AS is_additional, announced_on, event_id, project_id,
       CAST(start_year AS BIGINT) AS start_year, CAST(due_year AS BIGINT) AS due_year
FROM (
    PIVOT (SELECT row_id, column_name, value_text FROM winner)
    ON column_name IN ('transaction_type', 'instrument', 'description', 'quantity', 'quantity_max', 'unit', 'bound',
                       'value_usd', 'is_additional', 'announced_on', 'event_id', 'project_id', 'start_year', 'due_year')
    USING max(value_text) GROUP BY row_id
);

CREATE TEMP TABLE pledge_parties AS
SELECT DISTINCT row_id AS pledge_id, value_text AS party_id, split_part(column_name, ':', 1) AS role
FROM said
WHERE contains(column_name, ':');

CREATE TEMP TABLE amount AS
SELECT row_id, quantity AS value, unit AS currency, text_usd, announced_on AS first_on, first_published AS second_on
FROM pledge
JOIN told USING (row_id)
WHERE quantity IS NOT NULL;
