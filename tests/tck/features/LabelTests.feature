Feature: Tests of labels and types, and conditions inside patterns (openCypher today)

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {v: 1})-[:R {w: 1}]->(:B {v: 2})-[:S {w: 2}]->(:A:B {v: 3})-[:T {w: 3}]->({v: 4})
      """

  Scenario Outline: Labels combined
    When executing query:
      """
      MATCH (n <test>) RETURN collect(n.v) AS v
      """
    Then the result should be (ignoring element order for lists):
      | v   |
      | <v> |

    Examples:
      | test        | v            |
      | :A\|B       | [1, 2, 3]    |
      | :A&B        | [3]          |
      | :!A         | [2, 4]       |
      | :%          | [1, 2, 3]    |
      | :!%         | [4]          |
      | :A&!B       | [1]          |
      | :(A\|B)&!(A&B) | [1, 2]    |
      | IS A        | [1, 3]       |
      | :A:B        | [3]          |
      | :!!B        | [2, 3]       |

  Scenario: The same in WHERE
    When executing query:
      """
      MATCH (n) WHERE n:A|B AND NOT n:A&B RETURN n.v AS v
      """
    Then the result should be, in any order:
      | v |
      | 1 |
      | 2 |

  Scenario: In a comprehension the bar ends the condition
    When executing query:
      """
      MATCH (n) WITH collect(n) AS all RETURN [n IN all WHERE n:B | n.v] AS v
      """
    Then the result should be (ignoring element order for lists):
      | v      |
      | [2, 3] |

  Scenario Outline: Types combined
    When executing query:
      """
      MATCH ()-[r <test>]->() RETURN collect(r.w) AS w
      """
    Then the result should be (ignoring element order for lists):
      | w   |
      | <w> |

    Examples:
      | test     | w         |
      | :R\|S    | [1, 2]    |
      | :!R      | [2, 3]    |
      | :%       | [1, 2, 3] |
      | :R&S     | []        |
      | :!(R\|S) | [3]       |

  Scenario: A condition inside the brackets of a node and of a relationship
    When executing query:
      """
      MATCH (a WHERE a.v > 1)-[r WHERE r.w < 3]->(b) RETURN a.v AS a, b.v AS b
      """
    Then the result should be, in any order:
      | a | b |
      | 2 | 3 |

  Scenario: On a variable length the condition holds for each relationship
    When executing query:
      """
      MATCH (a:A {v: 1})-[r WHERE r.w < 3]->{1,3}(b) RETURN b.v AS b
      """
    Then the result should be, in any order:
      | b |
      | 2 |
      | 3 |

  Scenario: OFFSET is SKIP
    When executing query:
      """
      MATCH (n) RETURN n.v AS v ORDER BY v OFFSET 1 LIMIT 2
      """
    Then the result should be, in order:
      | v |
      | 2 |
      | 3 |

  Scenario: A test of labels cannot be created
    When executing query:
      """
      CREATE (:A|B)
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax
