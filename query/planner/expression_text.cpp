#include "query/planner/expression_text.h"

#include "graph/model/json.h"

namespace jitu::query {
namespace {

class Writer {
 public:
  explicit Writer(const std::vector<Variable>& variables) : variables_(variables) {}

  std::string Text(const BoundPtr& expression) const {
    if (!expression) return "";
    const BoundExpression& e = *expression;
    switch (e.kind) {
      case BoundKind::kConstant:
        return graph::ToJson(e.constant);
      case BoundKind::kParameter:
        return "$" + e.name;
      case BoundKind::kVariable:
        return variables_[e.variable].name;
      case BoundKind::kProperty:
        return Text(e.children[0]) + "." + e.name;
      case BoundKind::kHasLabels:
        return Text(e.children[0]) + Labels(e.names);
      case BoundKind::kOperation:
        return Operation(e);
      case BoundKind::kComparison:
        return Comparison(e);
      case BoundKind::kCall:
        return std::string(e.function->name) + "(" + List(e.children) + ")";
      case BoundKind::kAggregate:
        return "aggregate(" + List(e.children) + ")";
      case BoundKind::kList:
        return "[" + List(e.children) + "]";
      case BoundKind::kMap:
        return Map(e);
      case BoundKind::kIndex:
        return Text(e.children[0]) + "[" + Text(e.children[1]) + "]";
      case BoundKind::kSlice:
        return Text(e.children[0]) + "[" + Text(e.children[1]) + ".." + Text(e.children[2]) + "]";
      case BoundKind::kCase:
        return "CASE ...";
      case BoundKind::kListComprehension:
        return "[" + variables_[e.variable].name + " IN " + Text(e.children[0]) + " ...]";
      case BoundKind::kQuantifier:
        return Quantified(e);
      case BoundKind::kReduce:
        return "reduce(... IN " + Text(e.children[1]) + ")";
      case BoundKind::kPattern:
      case BoundKind::kPatternComprehension:
        return "(pattern)";
      case BoundKind::kSubquery:
        return "(query)";
    }
    return "";
  }

 private:
  std::string List(const std::vector<BoundPtr>& children) const {
    std::string text;
    for (const BoundPtr& child : children) text += (text.empty() ? "" : ", ") + Text(child);
    return text;
  }
  static std::string Labels(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += ":" + name;
    return text;
  }
  std::string Map(const BoundExpression& e) const {
    std::string text;
    for (std::size_t i = 0; i < e.names.size(); ++i) {
      text += (i == 0 ? "" : ", ") + e.names[i] + ": " + Text(e.children[i]);
    }
    return "{" + text + "}";
  }
  std::string Operation(const BoundExpression& e) const {
    const std::string name(NameOf(e.operation));
    if (e.operation == Operator::kIsNull || e.operation == Operator::kIsNotNull)
      return Text(e.children[0]) + " " + name;
    if (e.children.size() == 1) return name + (e.operation == Operator::kNot ? " " : "") + Text(e.children[0]);
    return "(" + Text(e.children[0]) + " " + name + " " + Text(e.children[1]) + ")";
  }
  std::string Comparison(const BoundExpression& e) const {
    std::string text = Text(e.children[0]);
    for (std::size_t i = 0; i < e.operations.size(); ++i) {
      text += " " + std::string(NameOf(e.operations[i])) + " " + Text(e.children[i + 1]);
    }
    return text;
  }
  std::string Quantified(const BoundExpression& e) const {
    static constexpr const char* kNames[] = {"all", "any", "none", "single"};
    return std::string(kNames[static_cast<std::size_t>(e.quantifier)]) + "(" + variables_[e.variable].name + " IN " +
           Text(e.children[0]) + " WHERE " + Text(e.children[1]) + ")";
  }

  const std::vector<Variable>& variables_;
};

}  // namespace

std::string ExpressionText(const BoundPtr& expression, const std::vector<Variable>& variables) {
  return Writer(variables).Text(expression);
}

}  // namespace jitu::query
