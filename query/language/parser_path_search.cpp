/// What stands before a path pattern: ANY, ALL SHORTEST, SHORTEST k, ACYCLIC ... (ISO/IEC 39075, path pattern prefix).
#include <charconv>

#include "query/language/parser_state.h"

namespace jitu::query {

Result<void> Parser::ParsePathSearch(Pattern& pattern) {
  using Kind = PathSearch::Kind;
  PathSearch& search = pattern.search;
  const bool any = TakeKeyword("ANY");
  const bool all = !any && TakeKeyword("ALL");
  if (TakeKeyword("SHORTEST")) {
    search.kind = all ? Kind::kShortestGroups : Kind::kShortest;
  } else if (any) {
    search.kind = Kind::kAny;
  }
  if (search.kind != Kind::kAll && !all && Peek().kind == TokenKind::kInteger) {
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(search.count, ParseHopCount());
    if (search.count == 0) return Fault(offset, "NumberOutOfRange", Say("至少为 1", "expected 1 or more"));
  }
  if (TakeKeyword("ACYCLIC")) {
    pattern.mode = PathMode::kAcyclic;
  } else if (TakeKeyword("SIMPLE")) {
    pattern.mode = PathMode::kSimple;
  } else if (AtKeyword("WALK")) {
    return Fault(Peek().offset, "UnexpectedSyntax",
                 Say("不支持 WALK：一条路径里关系不能重复；可用 TRAIL、ACYCLIC 或 SIMPLE",
                     "WALK is not supported, as no relationship stands twice on a path: expected TRAIL, ACYCLIC or "
                     "SIMPLE"));
  } else {
    TakeKeyword("TRAIL");
  }
  if (!TakeKeyword("PATHS")) TakeKeyword("PATH");
  if (search.kind == Kind::kShortest && (TakeKeyword("GROUPS") || TakeKeyword("GROUP"))) {
    search.kind = Kind::kShortestGroups;
  }
  return {};
}

// The older shortestPath((a)-[*]-(b)) and allShortestPaths(...).
Result<Pattern> Parser::ParseShortestCall() {
  const bool all = AtKeyword("ALLSHORTESTPATHS");
  at_ += 2;
  JITU_TRY(Pattern pattern, ParsePatternElement());
  JITU_CHECK_OK(ExpectSymbol(")"));
  pattern.search.kind = all ? PathSearch::Kind::kShortestGroups : PathSearch::Kind::kShortest;
  return pattern;
}

}  // namespace jitu::query
