Feature: Patterns that repeat, and their group variables (ISO GQL)

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Stop {name: 'a', level: 1}), (b:Stop {name: 'b', level: 2}), (c:Stop {name: 'c', level: 3}),
             (d:Stop {name: 'd', level: 2}),
             (a)-[:NEXT {km: 1}]->(b), (b)-[:NEXT {km: 2}]->(c), (c)-[:NEXT {km: 4}]->(d), (d)-[:BACK {km: 8}]->(a)
      """

  Scenario Outline: A quantified relationship takes as many steps as it says
    When executing query:
      """
      MATCH (:Stop {name: 'a'})-[r:NEXT]-><how>(last) RETURN last.name AS name, size(r) AS steps
      """
    Then the result should be, in any order:
      | name | steps |
      | 'b'  | 1     |
      | 'c'  | 2     |
      | 'd'  | 3     |
    And no side effects

    Examples:
      | how   |
      | +     |
      | {1,}  |
      | {1,9} |

  Scenario: An exact number of steps
    When executing query:
      """
      MATCH (:Stop {name: 'a'})-[:NEXT]->{2}(last) RETURN last.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'c'  |

  Scenario: No step at all is one of any number
    When executing query:
      """
      MATCH (:Stop {name: 'c'})-[:NEXT]->*(last) RETURN last.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'c'  |
      | 'd'  |

  Scenario: Variables inside a repetition are lists outside
    When executing query:
      """
      MATCH (:Stop {name: 'a'}) ((x)-[r:NEXT]->(y)){1,2} (last)
      RETURN [n IN x | n.name] AS from, [n IN y | n.name] AS to, [one IN r | one.km] AS km, last.name AS final
      """
    Then the result should be, in any order:
      | from       | to         | km     | final |
      | ['a']      | ['b']      | [1]    | 'b' |
      | ['a', 'b'] | ['b', 'c'] | [1, 2] | 'c' |

  Scenario: A condition holds in each repetition
    When executing query:
      """
      MATCH (:Stop {name: 'a'}) ((x)-[:NEXT]->(y) WHERE x.level < y.level)+ (last) RETURN last.name AS final
      """
    Then the result should be, in any order:
      | final |
      | 'b' |
      | 'c' |

  Scenario: Several relationships in a repetition
    When executing query:
      """
      MATCH p = (:Stop {name: 'a'}) ((x)-[:NEXT]->()-[s:NEXT]->(y)){1,} (last)
      RETURN last.name AS final, length(p) AS length, [n IN y | n.name] AS stops
      """
    Then the result should be, in any order:
      | final | length | stops |
      | 'c' | 2      | ['c'] |

  Scenario: Walked from its end where that is known
    When executing query:
      """
      MATCH (last:Stop {name: 'd'})
      MATCH (start) ((x)-[r:NEXT]->(y)){2} (last)
      RETURN start.name AS start, [n IN x | n.name] AS from, [one IN r | one.km] AS km
      """
    Then the result should be, in any order:
      | start | from       | km     |
      | 'b'   | ['b', 'c'] | [2, 4] |

  Scenario: No relationship stands twice on a path
    When executing query:
      """
      MATCH (:Stop {name: 'a'})-[r]->+(:Stop {name: 'a'}) RETURN size(r) AS steps
      """
    Then the result should be, in any order:
      | steps |
      | 4     |

  Scenario: A repetition inside a repetition
    When executing query:
      """
      MATCH ((x)-[:NEXT]->+(y)){1,2} RETURN x
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern

  Scenario: A variable of the outside cannot stand inside
    When executing query:
      """
      MATCH (x:Stop) MATCH ((x)-[:NEXT]->(y)){1,2} RETURN y
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: A repetition cannot be created
    When executing query:
      """
      CREATE (:Stop) ((x)-[:NEXT]->(y)){2} (:Stop)
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax
