-- In: winner, said. Out: project, project_parties, and amount for convert.sql.
CREATE TEMP TABLE project AS
SELECT row_id, name, kind, coalesce(status, 'unknown') AS status, status_as_of,
       CAST(cost_value AS DOUBLE) AS cost_value, cost_currency, CAST(cost_usd AS DOUBLE) AS text_usd,
       CAST(capacity_value AS DOUBLE) AS capacity_value, capacity_unit,
       CAST(start_year AS BIGINT) AS start_year, CAST(completion_year AS BIGINT) AS completion_year
FROM (
    PIVOT (SELECT row_id, column_name, value_text FROM winner)
    ON column_name IN ('name', 'kind', 'status', 'status_as_of', 'cost_value', 'cost_currency', 'cost_usd',
                       'capacity_value', 'capacity_unit', 'start_year', 'completion_year')
    USING max(value_text) GROUP BY row_id
);

CREATE TEMP TABLE project_parties AS
SELECT DISTINCT row_id AS project_id, value_text AS party_id, split_part(column_name, ':', 1) AS role
FROM said
WHERE contains(column_name, ':');

-- A cost is worth what it was worth when the document that gives it came out.
CREATE TEMP TABLE amount AS
SELECT row_id, cost_value AS value, cost_currency AS currency, text_usd, CAST(NULL AS VARCHAR) AS first_on,
       as_partial(published_on, published_precision) AS second_on
FROM project
JOIN winner USING (row_id)
WHERE winner.column_name = 'cost_value' AND cost_currency IS NOT NULL;
