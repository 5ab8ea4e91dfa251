SELECT country_id, m49, countries.name, n_projects, n_trade_values + n_pledges_given + n_pledges_received AS n_facts
FROM countries
JOIN country_overview USING (country_id)
ORDER BY country_id
