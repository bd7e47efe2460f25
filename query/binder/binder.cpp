#include "query/binder/binder.h"

#include <algorithm>

#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

constexpr std::size_t kMaxNotedNames = 20;

Place PlaceOf(const Clause& clause) {
  return std::visit([](const auto& one) { return one.place; }, clause);
}

bool Reads(const Clause& clause) {
  return !std::holds_alternative<CreateClause>(clause) && !std::holds_alternative<SetClause>(clause) &&
         !std::holds_alternative<DeleteClause>(clause) && !std::holds_alternative<MergeClause>(clause);
}

bool Returns(const Clause& clause) {
  const auto* projection = std::get_if<ProjectionClause>(&clause);
  return projection != nullptr && projection->returns;
}

}  // namespace

std::optional<VariableId> Scope::Find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional<VariableId>(found->second);
}

void Scope::Put(std::string name, VariableId variable) {
  if (const auto [known, fresh] = by_name_.insert_or_assign(name, variable); !fresh) {
    names_.erase(std::find_if(names_.begin(), names_.end(), [&](const auto& entry) { return entry.first == name; }));
  }
  names_.emplace_back(std::move(name), variable);
}

Error Binder::Fault(Place place, std::string_view detail, Message message) const {
  return StatementError(ErrorCode::kSemantic, text_, place.offset, detail, std::move(message));
}

std::optional<VariableId> Binder::Resolve(std::string_view name) {
  const auto found = scope_.Find(name);
  if (found) resolved_.push_back(*found);
  return found;
}

Result<void> Binder::CheckSize(std::size_t pattern_elements) const {
  if (query_.variables.size() <= kMaxVariables && pattern_elements <= kMaxPatternElements) return {};
  return Fail(ErrorCode::kLimit, Say("语句太长：超过 {} 个变量，或一个 MATCH 超过 {} 个节点和关系",
                                     "the statement is too long: more than {} variables, or more than {} nodes and "
                                     "relationships in one MATCH",
                                     kMaxVariables, kMaxPatternElements));
}

VariableId Binder::NewVariable(std::string name, TypeSet types) {
  if (name.empty()) name = "_" + std::to_string(++unnamed_);
  query_.variables.push_back({std::move(name), types});
  return static_cast<VariableId>(query_.variables.size() - 1);
}

std::optional<LabelId> Binder::FindLabel(const std::string& name) {
  const auto found = tokens_.FindLabel(name);
  if (!found) Note({UnknownName::Kind::kLabel, name});
  return found;
}

std::optional<TypeId> Binder::FindType(const std::string& name) {
  const auto found = tokens_.FindType(name);
  if (!found) Note({UnknownName::Kind::kType, name});
  return found;
}

std::optional<PropertyId> Binder::FindProperty(const std::string& name) {
  const auto found = tokens_.FindProperty(name);
  if (!found) Note({UnknownName::Kind::kProperty, name});
  return found;
}

void Binder::Note(UnknownName unknown) {
  auto& names = query_.unknown_names;
  if (names.size() < kMaxNotedNames && std::find(names.begin(), names.end(), unknown) == names.end()) {
    names.push_back(std::move(unknown));
  }
}

Result<VariableId> Binder::Declare(const std::string& name, TypeSet types, Place place) {
  if (scope_.Find(name)) {
    return Fault(place, "VariableAlreadyBound",
                 Say("变量 {} 已经有了；换一个名字", "variable {} is already bound: choose another name", name));
  }
  const VariableId variable = NewVariable(name, types);
  scope_.Put(name, variable);
  return variable;
}

Result<BoundQuery> Binder::BindStatement(const Statement& statement) {
  query_.explain = statement.explain;
  query_.profile = statement.profile;
  query_.union_all = statement.union_all;
  for (std::size_t i = 0; i < statement.queries.size(); ++i) {
    std::vector<std::string> names;
    scope_ = Scope();
    JITU_TRY(BoundSingleQuery bound, BindSingle(statement.queries[i], names));
    if (i == 0) {
      query_.column_names = names;
    } else if (names != query_.column_names) {
      return Fault(statement.unions[i - 1], "DifferentColumnsInUnion",
                   Say("UNION 两边的列名不同", "the two sides of UNION have different columns"));
    }
    query_.queries.push_back(std::move(bound));
  }
  for (std::size_t i = 1; i < statement.union_all.size(); ++i) {
    if (statement.union_all[i] != statement.union_all[0]) {
      return Fault(statement.unions[i], "InvalidClauseComposition",
                   Say("UNION 和 UNION ALL 不能混用", "UNION and UNION ALL cannot be mixed"));
    }
  }
  return std::move(query_);
}

Result<void> Binder::CheckClauseOrder(const SingleQuery& query) const {
  for (std::size_t i = 0; i + 1 < query.clauses.size(); ++i) {
    if (!Returns(query.clauses[i])) continue;
    return Fault(PlaceOf(query.clauses[i + 1]), "InvalidClauseComposition",
                 Say("RETURN 之后不能再有子句", "nothing may follow RETURN"));
  }
  const Clause& last = query.clauses.back();
  const bool calls = query.clauses.size() == 1 && std::holds_alternative<CallClause>(last);
  if (Reads(last) && !Returns(last) && !calls) {
    return Fault({static_cast<std::uint32_t>(text_.size()), 0}, "InvalidClauseComposition",
                 Say("语句没有结果：最后应为 RETURN 或写入的子句",
                     "the statement gives nothing: expected RETURN or a writing clause at its end"));
  }
  return {};
}

Result<BoundSingleQuery> Binder::BindSingle(const SingleQuery& query, std::vector<std::string>& names) {
  JITU_CHECK_OK(CheckClauseOrder(query));
  BoundSingleQuery bound;
  for (const Clause& clause : query.clauses) {
    if (Returns(clause)) {
      JITU_TRY(BoundClause projection, BindProjection(std::get<ProjectionClause>(clause), &names));
      bound.columns = std::get<BoundProjection>(projection).columns;
      bound.clauses.push_back(std::move(projection));
      continue;
    }
    JITU_TRY(BoundClause made, BindClause(clause, query.clauses.size() == 1));
    bound.clauses.push_back(std::move(made));
  }
  // A statement that is one CALL gives the procedure's columns.
  if (query.clauses.size() == 1 && std::holds_alternative<CallClause>(query.clauses[0])) {
    for (const auto& [name, variable] : scope_.names()) {
      names.push_back(name);
      bound.columns.push_back(variable);
    }
  }
  return bound;
}

Result<BoundClause> Binder::BindClause(const Clause& clause, bool alone) {
  aggregation_ = Aggregation::kForbidden;
  JITU_CHECK_OK(CheckSize(0));
  if (const auto* match = std::get_if<MatchClause>(&clause)) return BindMatch(*match);
  if (const auto* unwind = std::get_if<UnwindClause>(&clause)) return BindUnwind(*unwind);
  if (const auto* projection = std::get_if<ProjectionClause>(&clause)) return BindProjection(*projection, nullptr);
  if (const auto* create = std::get_if<CreateClause>(&clause)) return BindCreate(*create);
  if (const auto* set = std::get_if<SetClause>(&clause)) return BindSet(*set);
  if (const auto* removal = std::get_if<DeleteClause>(&clause)) return BindDelete(*removal);
  if (const auto* call = std::get_if<CallClause>(&clause)) return BindCall(*call, alone);
  if (const auto* trace = std::get_if<TraceClause>(&clause)) return BindTrace(*trace);
  if (const auto* query = std::get_if<SubqueryClause>(&clause)) return BindCallOfQuery(*query);
  return BindMerge(std::get<MergeClause>(clause));
}

Result<BoundPtr> Binder::BindPredicate(const ExpressionPtr& where) {
  if (!where) return BoundPtr();
  patterns_allowed_ = true;
  JITU_TRY(BoundPtr bound, BindExpression(*where));
  JITU_CHECK_OK(RequireType(*bound, TypeSet::kBoolean | TypeSet::kNull, {"布尔值", "a boolean"}));
  return bound;
}

Result<BoundClause> Binder::BindUnwind(const UnwindClause& clause) {
  BoundUnwind unwind;
  JITU_TRY(unwind.list, BindExpression(*clause.list));
  JITU_TRY(unwind.variable, Declare(clause.name, TypeSet::kAny, clause.place));
  return BoundClause(std::move(unwind));
}

// Only a statement that is nothing else may leave the arguments and the columns to be guessed.
Result<void> Binder::CheckPassing(const CallClause& clause, bool alone) const {
  if (alone) return {};
  if (clause.implicit_arguments && !procedures_.Find(clause.procedure)->parameters.empty()) {
    return Fault(clause.place, "InvalidArgumentPassingMode",
                 Say("在语句中间调用 {} 要写出参数", "CALL {} inside a statement has to spell out its arguments",
                     clause.procedure));
  }
  if (clause.has_yield && clause.yields_all) {
    return Fault(
        clause.place, "UnexpectedSyntax",
        Say("在语句中间 YIELD 要写出列名，不能用 *", "YIELD inside a statement names its columns: expected no *"));
  }
  return {};
}

Result<BoundClause> Binder::BindCall(const CallClause& clause, bool alone) {
  BoundCall call;
  call.place = clause.place;
  call.procedure = procedures_.Find(clause.procedure);
  if (call.procedure == nullptr) {
    return Fault(clause.place, "ProcedureNotFound", Say("没有过程 {}", "there is no procedure {}", clause.procedure));
  }
  JITU_CHECK_OK(CheckPassing(clause, alone));
  const auto& parameters = call.procedure->parameters;
  if (!clause.implicit_arguments && clause.arguments.size() != parameters.size()) {
    return Fault(clause.place, "InvalidNumberOfArguments",
                 Say("{} 需要 {} 个参数，却有 {} 个", "{} takes {} arguments, found {}", clause.procedure,
                     parameters.size(), clause.arguments.size()));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (clause.implicit_arguments) {
      JITU_TRY(BoundPtr parameter, BindParameter(parameters[i].name, clause.place));
      call.arguments.push_back(std::move(parameter));
      continue;
    }
    aggregation_ = Aggregation::kForbidden;
    JITU_TRY(BoundPtr argument, BindExpression(*clause.arguments[i]));
    const TypeSet widened = parameters[i].types == TypeSet::kFloat ? TypeSet::kNumber : parameters[i].types;
    JITU_CHECK_OK(RequireType(*argument, widened | TypeSet::kNull,
                              {"过程参数规定的类型", "the type of the procedure's parameter"}));
    call.arguments.push_back(std::move(argument));
  }
  std::vector<YieldItem> yields = {};
  for (const YieldItem& item : clause.yields) yields.push_back(item);
  if (clause.yields_all && alone) {
    for (const auto& column : call.procedure->columns) yields.push_back({column.name, column.name, clause.place});
  }
  JITU_CHECK_OK(BindYields(yields, call));
  JITU_TRY(call.where, BindPredicate(clause.where));
  return BoundClause(std::move(call));
}

Result<void> Binder::BindYields(const std::vector<YieldItem>& yields, BoundCall& call) {
  const auto& columns = call.procedure->columns;
  for (const YieldItem& item : yields) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.name == item.column; });
    if (found == columns.end()) {
      return Fault(item.place, "UndefinedVariable",
                   Say("{} 没有 {} 这一列", "{} yields no column {}", call.procedure->name, item.column));
    }
    JITU_TRY(const VariableId variable, Declare(item.name, found->types, item.place));
    call.columns.push_back(static_cast<std::size_t>(found - columns.begin()));
    call.variables.push_back(variable);
  }
  return {};
}

Result<BoundQuery> Bind(const Statement& statement, std::string_view text, const graph::Tokens& tokens,
                        const ProcedureCatalog& procedures) {
  return Binder(text, tokens, procedures).BindStatement(statement);
}

}  // namespace jitu::query
