/// EXPLAIN: the plan as lines.
#include "query/planner/expression_text.h"
#include "query/planner/physical_plan.h"

namespace jitu::query {
namespace {

class PlanWriter {
 public:
  PlanWriter(const std::vector<Variable>& variables, const Profile* profile)
      : variables_(variables), profile_(profile) {}

  void Write(const PhysicalNode& node, std::size_t depth, std::vector<std::string>& lines) const {
    const auto line = std::visit([&](const auto& operation) { return Line(operation); }, node.operation);
    lines.push_back(std::string(2 * depth, ' ') + line + MeasuredText(node));
    // The first input goes on in the same column: a plan is mostly one long chain.
    for (std::size_t i = node.inputs.size(); i-- > 1;) Write(*node.inputs[i], depth + 1, lines);
    if (!node.inputs.empty()) Write(*node.inputs[0], depth, lines);
  }

 private:
  // " -- 12 rows, 0.34 ms"
  std::string MeasuredText(const PhysicalNode& node) const {
    if (profile_ == nullptr) return "";
    const auto found = profile_->find(&node);
    const Measured measured = found == profile_->end() ? Measured() : found->second;
    const auto hundredths = std::chrono::duration_cast<std::chrono::microseconds>(measured.time).count() / 10;
    const std::string fraction = std::to_string(100 + hundredths % 100);
    return " -- " + std::to_string(measured.rows) + " rows, " + std::to_string(hundredths / 100) + "." +
           fraction.substr(1) + " ms";
  }
  std::string Name(VariableId variable) const { return variables_[variable].name; }
  std::string Text(const BoundPtr& expression) const { return ExpressionText(expression, variables_); }

  template <class Items, class Form>
  static std::string Joined(const Items& items, const Form& form) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + form(item);
    return text;
  }
  std::string Names(const std::vector<VariableId>& variables) const {
    return Joined(variables, [&](VariableId variable) { return Name(variable); });
  }
  std::string Items(const std::vector<Projected>& items) const {
    return Joined(items, [&](const Projected& item) {
      const std::string text = Text(item.expression);
      return text == Name(item.target) ? text : text + " AS " + Name(item.target);
    });
  }
  std::string Keys(const std::vector<SortKey>& keys) const {
    return Joined(keys, [&](const SortKey& key) { return Text(key.expression) + (key.descending ? " DESC" : ""); });
  }
  static std::string Reads(const std::vector<PropertyRead>& reads) {
    if (reads.empty()) return "";
    return " reads " + Joined(reads, [](const PropertyRead& read) { return read.name; });
  }
  static std::string Label(const std::string& name) { return name.empty() ? "" : ":" + name; }
  static std::string Labels(const std::vector<std::string>& names) {
    std::string labels;
    for (const std::string& name : names) labels += Label(name);
    return labels;
  }

  std::string Arrow(const Steps& steps, const std::string& hops, const std::string& end_labels = "") const {
    std::string types;
    for (const std::string& name : steps.type_names) types += (types.empty() ? ":" : "|") + name;
    const bool in = steps.direction == graph::Direction::kIn;
    const bool out = steps.direction == graph::Direction::kOut;
    return "(" + Name(steps.from) + ")" + (in ? "<-[" : "-[") + types + hops + (out ? "]->(" : "]-(") + Name(steps.to) +
           end_labels + ")" + (steps.into ? " known" : "");
  }

  std::string Line(const EmptyRow&) const { return "EmptyRow"; }
  std::string Line(const Argument&) const { return "Argument"; }
  std::string Line(const NodeScan& scan) const {
    return "NodeScan (" + Name(scan.node) + Label(scan.label_name) + ")" + Reads(scan.reads);
  }
  std::string Line(const IndexSeek& seek) const {
    return "IndexSeek (" + Name(seek.node) + Label(seek.label_name) + ") " + seek.property_name + " = " +
           Text(seek.value) + Reads(seek.reads);
  }
  std::string Line(const Expand& expand) const {
    return (expand.once ? "Expand once " : "Expand ") + Arrow(expand.steps, "", Labels(expand.end_label_names));
  }
  std::string Line(const VarExpand& expand) const {
    const std::string hops =
        "*" + std::to_string(expand.least) + ".." + (expand.most ? std::to_string(*expand.most) : "");
    return (expand.distinct_ends ? "VarExpand distinct ends " : "VarExpand ") + Arrow(expand.steps, hops);
  }
  std::string Line(const Repeat& repeat) const {
    const std::string most = repeat.most ? std::to_string(*repeat.most) : "";
    return "Repeat (" + Name(repeat.steps.from) + ")-{" + std::to_string(repeat.least) + "," + most + "}-(" +
           Name(repeat.steps.to) + ")" + (repeat.steps.into ? " known" : "") +
           (repeat.shortest_only ? " shortest" : "");
  }
  std::string Line(const SelectPaths& select) const {
    const bool any = select.search.kind == PathSearch::Kind::kAny;
    const bool groups = select.search.kind == PathSearch::Kind::kShortestGroups;
    return std::string("SelectPaths ") + (any ? "any " : "shortest ") + std::to_string(select.search.count) +
           (groups ? " lengths" : "");
  }
  std::string Line(const Filter& filter) const {
    std::string text;
    for (const BoundPtr& predicate : filter.predicates) text += (text.empty() ? "" : " AND ") + Text(predicate);
    return "Filter " + text;
  }
  std::string Line(const Project& project) const { return "Project " + Items(project.items); }
  std::string Line(const BuildPaths& build) const {
    return "BuildPaths " + Joined(build.paths, [&](const BoundPath& path) { return Name(path.variable); });
  }
  std::string Line(const Aggregate& aggregate) const {
    const std::string calls = Joined(aggregate.calls, [&](const AggregateCall& call) {
      return std::string(AggregateOf(call.kind).name) + "(" + (call.distinct ? "DISTINCT " : "") +
             (call.argument ? Text(call.argument) : "*") + ")";
    });
    return "Aggregate " + calls + (aggregate.keys.empty() ? "" : " by " + Items(aggregate.keys));
  }
  std::string Line(const Distinct& distinct) const { return "Distinct " + Names(distinct.columns); }
  std::string Line(const Sort& sort) const { return "Sort " + Keys(sort.keys); }
  std::string Line(const TopK& top) const {
    return "TopK " + Text(top.limit) + (top.skip ? " after " + Text(top.skip) : "") + " by " + Keys(top.keys);
  }
  std::string Line(const Skip& skip) const { return "Skip " + Text(skip.count); }
  std::string Line(const Limit& limit) const { return "Limit " + Text(limit.count); }
  std::string Line(const Unwind& unwind) const {
    return "Unwind " + Text(unwind.list) + " AS " + Name(unwind.variable);
  }
  std::string Line(const Apply& apply) const { return "Apply " + apply.name; }
  std::string Line(const ProcedureCall& call) const {
    return "ProcedureCall " + call.call.procedure->name + "(" +
           Joined(call.call.arguments, [&](const BoundPtr& argument) { return Text(argument); }) + ")";
  }
  std::string Line(const ReadProperties& read) const {
    return "ReadProperties (" + Name(read.node) + Labels(read.label_names) + ")" + Reads(read.reads);
  }
  std::string Line(const Create& create) const {
    return "Create " + std::to_string(create.create.nodes.size()) + " nodes, " +
           std::to_string(create.create.relationships.size()) + " relationships";
  }
  std::string Line(const SetProperties&) const { return "Set"; }
  std::string Line(const Delete& removal) const { return removal.removal.detach ? "DetachDelete" : "Delete"; }
  std::string Line(const Merge&) const { return "Merge"; }
  std::string Line(const Eager&) const { return "Eager"; }
  std::string Line(const Union&) const { return "Union"; }

  const std::vector<Variable>& variables_;
  const Profile* profile_;
};

}  // namespace

std::vector<std::string> Describe(const PhysicalPlan& plan, const Profile* profile) {
  std::vector<std::string> lines;
  PlanWriter(plan.variables, profile).Write(*plan.root, 0, lines);
  return lines;
}

}  // namespace jitu::query
