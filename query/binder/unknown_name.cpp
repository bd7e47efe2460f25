#include "query/binder/unknown_name.h"

#include <optional>

#include "schema/text/nearest.h"

namespace jitu::query {

Message Notice(const UnknownName& unknown, const graph::Tokens& tokens) {
  Message notice;
  std::optional<std::string> meant;
  switch (unknown.kind) {
    case UnknownName::Kind::kLabel:
      notice = Say("图里没有标签为 {} 的节点", "no node of this graph has the label {}", unknown.name);
      meant = text::Nearest(unknown.name, tokens.label_names());
      break;
    case UnknownName::Kind::kType:
      notice = Say("图里没有类型为 {} 的关系", "no relationship of this graph has the type {}", unknown.name);
      meant = text::Nearest(unknown.name, tokens.type_names());
      break;
    case UnknownName::Kind::kProperty:
      notice = Say("图里没有名为 {} 的属性", "nothing in this graph has a property {}", unknown.name);
      meant = text::Nearest(unknown.name, tokens.property_names());
      break;
  }
  if (!meant) return notice;
  const Message question = Say("；是不是 {}？", "; did you mean {}?", *meant);
  return {notice.zh + question.zh, notice.en + question.en};
}

}  // namespace jitu::query
