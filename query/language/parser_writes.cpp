#include "query/language/parser_state.h"

namespace jitu::query {

Result<Clause> Parser::ParseCreate() {
  CreateClause create;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(create.patterns, ParsePatterns());
  create.place = From(offset);
  return Clause(std::move(create));
}

Result<std::vector<SetItem>> Parser::ParseSetItems() {
  std::vector<SetItem> items;
  do {
    SetItem item;
    const std::uint32_t offset = Peek().offset;
    JITU_TRY(item.target, ParsePrefix());
    if (item.target->kind == ExpressionKind::kHasLabels) {
      item.kind = SetKind::kLabels;
      item.labels = item.target->names;
      ExpressionPtr subject = std::move(item.target->children[0]);
      item.target = std::move(subject);
    } else if (TakeSymbol("+=")) {
      item.kind = SetKind::kMergeAll;
      JITU_TRY(item.value, ParseExpression());
    } else {
      item.kind = item.target->kind == ExpressionKind::kProperty ? SetKind::kProperty : SetKind::kReplaceAll;
      if (!TakeSymbol("=")) return Expected("“=”、“+=” 或标签 :X", "“=”, “+=” or a label :X");
      JITU_TRY(item.value, ParseExpression());
    }
    item.place = From(offset);
    items.push_back(std::move(item));
  } while (TakeSymbol(","));
  return items;
}

Result<Clause> Parser::ParseSet() {
  SetClause set;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(set.items, ParseSetItems());
  set.place = From(offset);
  return Clause(std::move(set));
}

Result<Clause> Parser::ParseRemove() {
  SetClause set;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  do {
    SetItem item;
    const std::uint32_t start = Peek().offset;
    item.removes = true;
    JITU_TRY(item.target, ParsePrefix());
    if (item.target->kind == ExpressionKind::kHasLabels) {
      item.kind = SetKind::kLabels;
      item.labels = item.target->names;
      ExpressionPtr subject = std::move(item.target->children[0]);
      item.target = std::move(subject);
    } else if (item.target->kind != ExpressionKind::kProperty) {
      return Expected("属性 x.y 或标签 x:Y", "a property x.y or a label x:Y");
    }
    item.place = From(start);
    set.items.push_back(std::move(item));
  } while (TakeSymbol(","));
  set.place = From(offset);
  return Clause(std::move(set));
}

Result<Clause> Parser::ParseDelete() {
  DeleteClause clause;
  const std::uint32_t offset = Peek().offset;
  clause.detach = TakeKeyword("DETACH");
  JITU_CHECK_OK(ExpectKeyword("DELETE"));
  do {
    JITU_TRY(ExpressionPtr target, ParseExpression());
    clause.targets.push_back(std::move(target));
  } while (TakeSymbol(","));
  clause.place = From(offset);
  return Clause(std::move(clause));
}

Result<Clause> Parser::ParseMerge() {
  MergeClause merge;
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(merge.pattern, ParsePattern());
  while (TakeKeyword("ON")) {
    const bool on_create = TakeKeyword("CREATE");
    if (!on_create && !TakeKeyword("MATCH")) return Expected("CREATE 或 MATCH", "CREATE or MATCH");
    JITU_CHECK_OK(ExpectKeyword("SET"));
    JITU_TRY(std::vector<SetItem> items, ParseSetItems());
    std::vector<SetItem>& into = on_create ? merge.on_create : merge.on_match;
    for (SetItem& item : items) into.push_back(std::move(item));
  }
  merge.place = From(offset);
  return Clause(std::move(merge));
}

}  // namespace jitu::query
