Feature: TRACE, an implementation extension: what query/trace/SPEC.md says

  # Two units paid for a fair that both claim; the second unit's money was also inferred for a road.
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Unit {name: '甲局'})-[:SPENT]->(s:Spending {name: '办展补助', amountFen: 300, fiscalYear: 2022}),
             (b:Unit {name: '乙局'})-[:SPENT]->(t:Spending {name: '展会经费', amountFen: 700, fiscalYear: 2023}),
             (o:Outcome {text: '湖畔书展如期举办'}), (p:Outcome {text: '书展办成'}), (q:Outcome {text: '步道建成'}),
             (a)-[:CLAIMS]->(o), (b)-[:CLAIMS]->(p), (b)-[:CLAIMS]->(q),
             (s)-[:SUPPORTS {mode: 'stated', confidence: 1.0}]->(o),
             (t)-[:SUPPORTS {mode: 'stated', confidence: 0.9}]->(p),
             (t)-[:SUPPORTS {mode: 'inferred', confidence: 0.4}]->(q),
             (o)-[:SAME_AS {confidence: 0.8}]->(p)
      """

  Scenario: A path is as strong as its weakest link
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' YIELD unit, amountFen, mode, confidence
      RETURN unit.name AS unit, amountFen, mode, confidence
      """
    Then the result should be, in any order:
      | unit   | amountFen | mode     | confidence |
      | '甲局' | 300       | 'stated' | 1.0        |
      | '乙局' | 700       | 'joined' | 0.8        |
    And no side effects

  Scenario: A threshold leaves out what is weaker
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' AT LEAST 0.85 YIELD unit RETURN unit.name AS unit
      """
    Then the result should be, in any order:
      | unit   |
      | '甲局' |

  Scenario: Of some years only
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' IN 2023 YIELD unit RETURN unit.name AS unit
      """
    Then the result should be, in any order:
      | unit   |
      | '乙局' |

  Scenario: Of a list of years, given as a parameter
    Given parameters are:
      | years | [2021, 2022] |
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' IN $years YIELD unit RETURN unit.name AS unit
      """
    Then the result should be, in any order:
      | unit   |
      | '甲局' |

  Scenario: By some units only, named or as nodes
    When executing query:
      """
      MATCH (u:Unit {name: '甲局'})
      TRACE FUNDS OF '湖畔书展如期举办' BY u YIELD spending AS own
      TRACE FUNDS OF '湖畔书展如期举办' BY ['乙局', '丙局'] YIELD spending AS other
      RETURN own.name AS own, other.name AS other
      """
    Then the result should be, in any order:
      | own        | other      |
      | '办展补助' | '展会经费' |

  Scenario: By a unit that is named by an alias
    And having executed:
      """
      MATCH (u:Unit {name: '甲局'}) SET u.aliases = ['甲']
      """
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' BY '甲' YIELD unit RETURN unit.name AS unit
      """
    Then the result should be, in any order:
      | unit   |
      | '甲局' |

  Scenario: Of some modes only
    When executing query:
      """
      TRACE OUTCOMES OF '展会经费' MODE joined, inferred YIELD outcome, mode RETURN outcome.text AS text, mode
      """
    Then the result should be, in any order:
      | text               | mode       |
      | '湖畔书展如期举办' | 'joined'   |
      | '步道建成'         | 'inferred' |

  Scenario: Without other claims of the same outcome
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' DEPTH 0 YIELD unit, mode RETURN unit.name AS unit, mode
      """
    Then the result should be, in any order:
      | unit   | mode     |
      | '甲局' | 'stated' |

  Scenario: All limits together
    When executing query:
      """
      TRACE FUNDS OF '湖畔书展如期举办' IN [2022, 2023] BY '乙局' MODE joined DEPTH 1 AT LEAST 0.8
      YIELD unit, confidence
      RETURN unit.name AS unit, confidence
      """
    Then the result should be, in any order:
      | unit   | confidence |
      | '乙局' | 0.8        |

  Scenario: No such mode
    When executing query:
      """
      TRACE FUNDS OF 'x' MODE certain YIELD unit RETURN unit
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: What is inferred says so
    When executing query:
      """
      TRACE FUNDS OF '步道建成' YIELD spending, mode, confidence RETURN spending.name AS spending, mode, confidence
      """
    Then the result should be, in any order:
      | spending   | mode       | confidence |
      | '展会经费' | 'inferred' | 0.4        |

  Scenario: As a clause behind a pattern, and under a condition
    When executing query:
      """
      MATCH (u:Unit)-[:CLAIMS]->(o:Outcome)
      TRACE FUNDS OF o AT LEAST 0.5 YIELD spending, amountFen, mode WHERE mode = 'stated' AND spending.fiscalYear = 2022
      RETURN u.name AS claims, spending.name AS spending, amountFen
      """
    Then the result should be, in any order:
      | claims | spending   | amountFen |
      | '甲局' | '办展补助' | 300       |

  Scenario: Money is counted once, though two claims lead to it
    When executing query:
      """
      MATCH (o:Outcome) WHERE o.text CONTAINS '书展'
      TRACE FUNDS OF o YIELD spending
      WITH DISTINCT spending
      RETURN sum(spending.amountFen) AS fen
      """
    Then the result should be, in any order:
      | fen  |
      | 1000 |

  Scenario: What came of money, and who says so
    When executing query:
      """
      TRACE OUTCOMES OF '展会经费' YIELD outcome, mode, confidence, claimedBy
      RETURN outcome.text AS text, mode, confidence, claimedBy
      """
    Then the result should be, in any order:
      | text               | mode       | confidence | claimedBy |
      | '书展办成'         | 'stated'   | 0.9        | ['乙局']  |
      | '湖畔书展如期举办' | 'joined'   | 0.8        | ['甲局']  |
      | '步道建成'         | 'inferred' | 0.4        | ['乙局']  |

  Scenario: A whole is not named beside its part, whose money is within it
    And having executed:
      """
      MATCH (t:Spending {name: '展会经费'}), (p:Outcome {text: '书展办成'})
      CREATE (b:Unit {name: '丙局'})-[:SPENT]->(w:Spending {name: '文化专项', amountFen: 5000, fiscalYear: 2023}),
             (t)-[:PART_OF]->(w),
             (w)-[:SUPPORTS {mode: 'stated', confidence: 1.0}]->(p),
             (w)-[:SUPPORTS {mode: 'stated', confidence: 1.0}]->(:Outcome {text: '剧场翻新'})
      """
    When executing query:
      """
      MATCH (o:Outcome) WHERE o.text IN ['书展办成', '剧场翻新']
      TRACE FUNDS OF o MODE stated YIELD spending RETURN o.text AS text, spending.name AS spending
      """
    Then the result should be, in any order:
      | text       | spending   |
      | '书展办成' | '展会经费' |
      | '剧场翻新' | '文化专项' |

  Scenario: A whole is named where what is said of its part is weaker than asked for, or only inferred
    And having executed:
      """
      MATCH (t:Spending {name: '展会经费'}), (p:Outcome {text: '书展办成'}), (q:Outcome {text: '步道建成'})
      CREATE (b:Unit {name: '丙局'})-[:SPENT]->(w:Spending {name: '文化专项', amountFen: 5000, fiscalYear: 2023}),
             (t)-[:PART_OF]->(w),
             (w)-[:SUPPORTS {mode: 'stated', confidence: 1.0}]->(p), (w)-[:SUPPORTS {mode: 'stated', confidence: 1.0}]->(q)
      """
    When executing query:
      """
      MATCH (o:Outcome) WHERE o.text IN ['书展办成', '步道建成']
      TRACE FUNDS OF o MODE stated AT LEAST 0.95 YIELD spending RETURN o.text AS text, spending.name AS spending
      """
    Then the result should be, in any order:
      | text       | spending   |
      | '书展办成' | '文化专项' |
      | '步道建成' | '文化专项' |

  Scenario: What parts of an item brought about, down to a depth
    And having executed:
      """
      MATCH (t:Spending {name: '展会经费'})
      CREATE (b:Unit {name: '丙局'})-[:SPENT]->(w:Spending {name: '文化专项', amountFen: 5000, fiscalYear: 2023}),
             (t)-[:PART_OF]->(w)
      """
    When executing query:
      """
      MATCH (w:Spending {name: '文化专项'})
      TRACE OUTCOMES OF w YIELD spending, outcome, mode, confidence
      RETURN spending.name AS spending, outcome.text AS text, mode, confidence
      """
    Then the result should be, in any order:
      | spending   | text               | mode       | confidence |
      | '展会经费' | '书展办成'         | 'stated'   | 0.9        |
      | '展会经费' | '湖畔书展如期举办' | 'joined'   | 0.8        |
      | '展会经费' | '步道建成'         | 'inferred' | 0.4        |

  Scenario: What an item brought about without its parts
    And having executed:
      """
      MATCH (t:Spending {name: '展会经费'})
      CREATE (b:Unit {name: '丙局'})-[:SPENT]->(w:Spending {name: '文化专项', amountFen: 5000, fiscalYear: 2023}),
             (t)-[:PART_OF]->(w)
      """
    When executing query:
      """
      MATCH (w:Spending {name: '文化专项'}) TRACE OUTCOMES OF w DEPTH 0 YIELD outcome RETURN outcome.text AS text
      """
    Then the result should be empty

  Scenario: Inside a query of its own
    When executing query:
      """
      MATCH (u:Unit)-[:CLAIMS]->(o)
      RETURN u.name AS unit, o.text AS text, COUNT { TRACE FUNDS OF o YIELD spending RETURN spending } AS sources
      """
    Then the result should be, in any order:
      | unit   | text               | sources |
      | '甲局' | '湖畔书展如期举办' | 2       |
      | '乙局' | '书展办成'         | 2       |
      | '乙局' | '步道建成'         | 1       |

  Scenario: No such column
    When executing query:
      """
      TRACE FUNDS OF 'x' YIELD money RETURN money
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable
