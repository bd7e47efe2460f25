#include "query/binder/unknown_name.h"

#include <vector>

#include "schema/text/nearest.h"

namespace jitu::query {
namespace {

template <class Id>
std::vector<std::string> NamesOf(const graph::Tokens& tokens, std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(tokens.Name(Id{static_cast<std::uint16_t>(i)}));
  return names;
}

}  // namespace

Message Notice(const UnknownName& unknown, const graph::Tokens& tokens) {
  Message notice;
  std::vector<std::string> known;
  switch (unknown.kind) {
    case UnknownName::Kind::kLabel:
      notice = Say("图里没有标签为 {} 的节点", "no node of this graph has the label {}", unknown.name);
      known = NamesOf<LabelId>(tokens, tokens.label_count());
      break;
    case UnknownName::Kind::kType:
      notice = Say("图里没有类型为 {} 的关系", "no relationship of this graph has the type {}", unknown.name);
      known = NamesOf<TypeId>(tokens, tokens.type_count());
      break;
    case UnknownName::Kind::kProperty:
      notice = Say("图里没有名为 {} 的属性", "nothing in this graph has a property {}", unknown.name);
      known = NamesOf<PropertyId>(tokens, tokens.property_count());
      break;
  }
  const auto meant = text::Nearest(unknown.name, known);
  if (!meant) return notice;
  const Message question = Say("；是不是 {}？", "; did you mean {}?", *meant);
  return {notice.zh + question.zh, notice.en + question.en};
}

}  // namespace jitu::query
