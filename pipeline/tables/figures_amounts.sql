-- In: staged_figures, documents. Out: amount for convert.sql.
CREATE TEMP TABLE amount AS
SELECT figure_id AS row_id, "value", unit AS currency, text_usd, CAST(NULL AS VARCHAR) AS first_on,
       as_partial(published_on, published_precision) AS second_on
FROM staged_figures
JOIN documents USING (document_id)
WHERE class = 'money';
