Feature: What the schema asks of what statements write

  Scenario: A fact that a statement states is a person's
    Given an empty graph
    When executing query:
      """
      CREATE (:Spending {name: '书展补助'})-[:SUPPORTS {mode: 'stated'}]->(:Outcome {text: '书展办成'})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 4 |
    When executing control query:
      """
      MATCH ()-[s:SUPPORTS]->() RETURN s.source AS source
      """
    Then the result should be, in any order:
      | source   |
      | 'person' |

  Scenario: Unless the statement says whose it is
    Given an empty graph
    And having executed:
      """
      CREATE (:Spending)-[:SUPPORTS {source: '审计报告'}]->(:Outcome)
      """
    When executing query:
      """
      MATCH ()-[s:SUPPORTS]->() SET s.confidence = 0.5 RETURN s.source AS source
      """
    Then the result should be, in any order:
      | source     |
      | '审计报告' |

  Scenario Outline: A property of the schema has the type of the schema
    Given an empty graph
    When executing query:
      """
      CREATE <pattern>
      """
    Then a ConstraintVerificationFailed should be raised at runtime: InvalidPropertyType

    Examples:
      | pattern                                            |
      | (:Spending {amountFen: 1.5})                       |
      | (:Outcome {text: 1})                               |
      | (:Unit {aliases: 'a'})                             |
      | (:Spending)-[:SUPPORTS {mode: true}]->(:Outcome)   |
      | (:Spending {fiscalYear: date('2022-01-01')})       |

  Scenario: An integer will do for a float, and unknown properties are free
    Given an empty graph
    When executing query:
      """
      CREATE (o:Observation {value: 3, note: [1, 2]}) RETURN o.value AS value, o.note AS note
      """
    Then the result should be, in any order:
      | value | note   |
      | 3     | [1, 2] |

  Scenario: A clause sees all of what the one before it wrote, and nothing of what comes after
    Given an empty graph
    And having executed:
      """
      CREATE (:N {v: 1}), (:N {v: 2})
      """
    When executing query:
      """
      MATCH (n:N) CREATE (m:N {v: n.v + 10}) WITH count(m) AS made MATCH (n:N) RETURN made, sum(n.v) AS sum
      """
    Then the result should be, in any order:
      | made | sum |
      | 2    | 26  |
