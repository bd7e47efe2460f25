#include <algorithm>
#include <iterator>

#include "query/language/parser.h"
#include "query/language/parser_state.h"

namespace jitu::query {
namespace {

constexpr std::uint64_t kMostTraceDepth = 5;

}  // namespace

Result<SingleQuery> Parser::ParseSingleQuery() {
  SingleQuery query;
  while (Peek().kind != TokenKind::kEnd && !AtSymbol(";") && !AtSymbol("}") && !AtKeyword("UNION")) {
    JITU_TRY(Clause clause, ParseClause());
    const auto* projection = std::get_if<ProjectionClause>(&clause);
    const bool last = projection != nullptr && projection->returns;
    query.clauses.push_back(std::move(clause));
    if (last) break;
  }
  if (query.clauses.empty()) {
    return Expected("子句（MATCH、WITH、RETURN、CREATE、TRACE …）",
                    "a clause (MATCH, WITH, RETURN, CREATE, TRACE ...)");
  }
  return query;
}

bool Parser::AtClause() const {
  constexpr std::string_view kFirst[] = {"MATCH",  "OPTIONAL", "UNWIND", "WITH",   "RETURN", "CALL", "TRACE",
                                         "CREATE", "SET",      "REMOVE", "DELETE", "DETACH", "MERGE"};
  for (const std::string_view word : kFirst) {
    if (AtKeyword(word)) return true;
  }
  return false;
}

Result<Clause> Parser::ParseClause() {
  if (AtKeyword("MATCH") || AtKeyword("OPTIONAL")) return ParseMatch();
  if (AtKeyword("UNWIND")) return ParseUnwind();
  if (TakeKeyword("WITH")) return ParseProjection(false);
  if (TakeKeyword("RETURN")) return ParseProjection(true);
  if (AtKeyword("CALL")) return ParseCall();
  if (AtKeyword("TRACE")) return ParseTrace();
  if (AtKeyword("CREATE")) return ParseCreate();
  if (AtKeyword("SET")) return ParseSet();
  if (AtKeyword("REMOVE")) return ParseRemove();
  if (AtKeyword("DELETE") || AtKeyword("DETACH")) return ParseDelete();
  if (AtKeyword("MERGE")) return ParseMerge();
  return Expected("子句（MATCH、WITH、RETURN、CREATE、TRACE …）", "a clause (MATCH, WITH, RETURN, CREATE, TRACE ...)");
}

Result<Clause> Parser::ParseMatch() {
  MatchClause match;
  const std::uint32_t offset = Peek().offset;
  match.optional = TakeKeyword("OPTIONAL");
  JITU_CHECK_OK(ExpectKeyword("MATCH"));
  JITU_TRY(match.patterns, ParsePatterns());
  if (TakeKeyword("WHERE")) {
    JITU_TRY(match.where, ParseExpression());
  }
  match.place = From(offset);
  return Clause(std::move(match));
}

Result<Clause> Parser::ParseUnwind() {
  UnwindClause unwind;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(unwind.list, ParseExpression());
  JITU_CHECK_OK(ExpectKeyword("AS"));
  JITU_TRY(unwind.name, ExpectVariable("变量名", "a variable's name"));
  unwind.place = From(offset);
  return Clause(std::move(unwind));
}

Result<Clause> Parser::ParseProjection(bool returns) {
  ProjectionClause clause;
  const std::uint32_t offset = tokens_[at_ - 1].offset;
  clause.returns = returns;
  clause.distinct = TakeKeyword("DISTINCT");
  JITU_CHECK_OK(ParseProjectionItems(clause));
  if (TakeKeyword("ORDER")) {
    JITU_CHECK_OK(ExpectKeyword("BY"));
    JITU_CHECK_OK(ParseOrder(clause));
  }
  if (TakeKeyword("SKIP") || TakeKeyword("OFFSET")) {
    JITU_TRY(clause.skip, ParseExpression());
  }
  if (TakeKeyword("LIMIT")) {
    JITU_TRY(clause.limit, ParseExpression());
  }
  if (!returns && TakeKeyword("WHERE")) {
    JITU_TRY(clause.where, ParseExpression());
  }
  clause.place = From(offset);
  return Clause(std::move(clause));
}

Result<void> Parser::ParseProjectionItems(ProjectionClause& clause) {
  if (TakeSymbol("*")) {
    clause.star = true;
    if (!TakeSymbol(",")) return {};
  }
  do {
    ProjectionItem item;
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(item.expression, ParseExpression());
    item.place = From(offset);
    item.named = TakeKeyword("AS");
    if (item.named) {
      JITU_TRY(item.name, ExpectVariable("列名", "a name for the column"));
    } else if (item.expression->kind == ExpressionKind::kVariable) {
      item.name = item.expression->name;
    } else {
      item.name = std::string(text_.substr(item.place.offset, item.place.end - item.place.offset));
    }
    clause.items.push_back(std::move(item));
  } while (TakeSymbol(","));
  return {};
}

Result<void> Parser::ParseOrder(ProjectionClause& clause) {
  do {
    SortItem item;
    JITU_TRY(item.expression, ParseExpression());
    item.descending = TakeKeyword("DESC") || TakeKeyword("DESCENDING");
    if (!item.descending && !TakeKeyword("ASC")) TakeKeyword("ASCENDING");
    clause.order.push_back(std::move(item));
  } while (TakeSymbol(","));
  return {};
}

Result<Clause> Parser::ParseCall() {
  CallClause call;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  if (AtSymbol("{") || AtSymbol("(")) return ParseCallOfQuery(offset);
  JITU_TRY(call.procedure, ExpectName("过程名", "a procedure's name"));
  while (TakeSymbol(".")) {
    JITU_TRY(const std::string part, ExpectName("过程名", "a procedure's name"));
    call.procedure += "." + part;
  }
  call.implicit_arguments = !TakeSymbol("(");
  if (!call.implicit_arguments && !TakeSymbol(")")) {
    do {
      JITU_TRY(ExpressionPtr argument, ParseExpression());
      call.arguments.push_back(std::move(argument));
    } while (TakeSymbol(","));
    JITU_CHECK_OK(ExpectSymbol(")"));
  }
  call.has_yield = TakeKeyword("YIELD");
  call.yields_all = !call.has_yield || TakeSymbol("*");
  if (!call.yields_all && !TakeSymbol("-")) {
    JITU_CHECK_OK(ParseYields(call.yields));
  }
  if (call.has_yield && TakeKeyword("WHERE")) {
    JITU_TRY(call.where, ParseExpression());
  }
  call.place = From(offset);
  return Clause(std::move(call));
}

// CALL { ... } or CALL (a, b) { ... }.
Result<Clause> Parser::ParseCallOfQuery(std::uint32_t offset) {
  SubqueryClause call;
  if (TakeSymbol("(") && !TakeSymbol(")")) {
    do {
      JITU_TRY(std::string name, ExpectVariable("变量名", "a variable's name"));
      call.imports.push_back(std::move(name));
    } while (TakeSymbol(","));
    JITU_CHECK_OK(ExpectSymbol(")"));
  }
  JITU_TRY(call.query, ParseBracedQuery());
  call.place = From(offset);
  return Clause(std::move(call));
}

// { MATCH ... RETURN ... }, or in short { (a)-->(b) WHERE ... }.
Result<std::shared_ptr<SingleQuery>> Parser::ParseBracedQuery() {
  if (++nesting_ > kMaxNesting) {
    return Fault(Peek().offset, "", Say("嵌套超过 {} 层", "nested more than {} levels deep", kMaxNesting));
  }
  JITU_CHECK_OK(ExpectSymbol("{"));
  const bool bar_ends = std::exchange(bar_ends_, false);
  auto query = std::make_shared<SingleQuery>();
  if (AtClause()) {
    JITU_TRY(*query, ParseSingleQuery());
  } else {
    MatchClause match;
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(match.patterns, ParsePatterns());
    if (TakeKeyword("WHERE")) {
      JITU_TRY(match.where, ParseExpression());
    }
    match.place = From(offset);
    query->clauses.emplace_back(std::move(match));
  }
  if (!AtSymbol("}")) return Expected("“}”", "“}”");
  ++at_;
  bar_ends_ = bar_ends;
  --nesting_;
  return query;
}

Result<Clause> Parser::ParseTrace() {
  TraceClause trace;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  if (TakeKeyword("OUTCOMES")) {
    trace.subject = TraceSubject::kOutcomes;
  } else if (!TakeKeyword("FUNDS")) {
    return Expected("FUNDS OF 或 OUTCOMES OF", "FUNDS OF or OUTCOMES OF");
  }
  JITU_CHECK_OK(ExpectKeyword("OF"));
  JITU_TRY(trace.of, ParseTerm());
  JITU_CHECK_OK(ParseTraceLimits(trace));
  JITU_CHECK_OK(ExpectKeyword("YIELD"));
  JITU_CHECK_OK(ParseYields(trace.yields));
  if (TakeKeyword("WHERE")) {
    JITU_TRY(trace.where, ParseExpression());
  }
  trace.place = From(offset);
  return Clause(std::move(trace));
}

Result<void> Parser::ParseTraceLimits(TraceClause& trace) {
  if (TakeKeyword("IN")) {
    JITU_TRY(trace.years, ParseTerm());
  }
  if (TakeKeyword("BY")) {
    JITU_TRY(trace.units, ParseTerm());
  }
  if (TakeKeyword("MODE")) {
    do {
      constexpr std::pair<std::string_view, std::string_view> kModes[] = {
          {"STATED", "stated"}, {"JOINED", "joined"}, {"INFERRED", "inferred"}};
      const auto mode =
          std::find_if(std::begin(kModes), std::end(kModes), [&](const auto& one) { return TakeKeyword(one.first); });
      if (mode == std::end(kModes)) return Expected("stated、joined 或 inferred", "stated, joined or inferred");
      trace.modes.emplace_back(mode->second);
    } while (TakeSymbol(","));
  }
  if (TakeKeyword("DEPTH")) {
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(const auto depth, ParseHopCount());
    if (depth > kMostTraceDepth) {
      return Fault(offset, "NumberOutOfRange",
                   Say("DEPTH 应为 0 到 {} 的整数", "DEPTH takes an integer from 0 to {}", kMostTraceDepth));
    }
    trace.depth = depth;
  }
  if (TakeKeyword("AT")) {
    JITU_CHECK_OK(ExpectKeyword("LEAST"));
    JITU_TRY(trace.at_least, ParseExpression());
  }
  return {};
}

Result<void> Parser::ParseYields(std::vector<YieldItem>& yields) {
  do {
    YieldItem item;
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(item.column, ExpectVariable("列名", "the name of a column"));
    item.name = item.column;
    if (TakeKeyword("AS")) {
      JITU_TRY(item.name, ExpectVariable("变量名", "a variable's name"));
    }
    item.place = From(offset);
    yields.push_back(std::move(item));
  } while (TakeSymbol(","));
  return {};
}

}  // namespace jitu::query
