#include "query/shell/statement_end.h"

#include <string>

#include "query/language/lexer.h"
#include "query/language/parser.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

std::string_view WithoutBlanks(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// LINE:COLUMN of the first line of a fault.
std::string PlaceOf(const Error& error) { return error.where.substr(0, error.where.find_first_of(" \n")); }

/// What only finds things goes on: a RETURN or a writing clause is still to come.
bool GivesSomething(const Statement& statement) {
  const Clause& last = statement.queries.back().clauses.back();
  if (const auto* projection = std::get_if<ProjectionClause>(&last)) return projection->returns;
  return !std::holds_alternative<MatchClause>(last) && !std::holds_alternative<UnwindClause>(last);
}

/// An open string or comment may go on in the next line; any other bad character will not get better.
bool CanBeClosed(std::string_view text) {
  for (const std::string_view end : {"'", "\"", "`", "*/"}) {
    std::string closed(text);
    closed += end;
    if (Tokenize(closed)) return true;
  }
  return false;
}

}  // namespace

std::string_view WithoutEnd(std::string_view typed) {
  typed = WithoutBlanks(typed);
  while (!typed.empty() && typed.back() == ';') typed = WithoutBlanks(typed.substr(0, typed.size() - 1));
  return typed;
}

bool IsWhole(std::string_view typed) {
  const std::string_view text = WithoutBlanks(typed);
  const auto tokens = Tokenize(text);
  if (tokens && !text.empty() && text.back() == ';') return true;
  if (!tokens) return !CanBeClosed(text);
  const auto parsed = Parse(text);
  if (parsed) return GivesSomething(*parsed);
  const auto end = static_cast<std::uint32_t>(text.size());
  return PlaceOf(parsed.error()) != PlaceOf(StatementError(ErrorCode::kSyntax, text, end, {}, {}));
}

}  // namespace jitu::query
