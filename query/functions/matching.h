/// Tests of text: STARTS WITH, ENDS WITH, CONTAINS and =~.
#pragma once

#include <memory>

#include "graph/model/value.h"
#include "query/functions/comparison.h"
#include "query/language/expression.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Unknown unless both are strings.
Truth TextTest(Operator operation, const graph::Value& text, const graph::Value& part);

/// =~: the whole text matches the expression (RE2 syntax, linear time). Compiles an expression once while it stays the
/// same from row to row.
class RegularExpression {
 public:
  RegularExpression();
  ~RegularExpression();
  RegularExpression(const RegularExpression&) = delete;
  RegularExpression& operator=(const RegularExpression&) = delete;

  Result<Truth> Matches(const graph::Value& text, const graph::Value& pattern);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace jitu::query
