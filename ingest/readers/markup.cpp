#include "ingest/readers/markup.h"

#include <algorithm>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <mutex>
#include <utility>

#include "schema/text/encoding.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

const xmlNode* Of(const void* node) { return static_cast<const xmlNode*>(node); }

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool IsShown(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

const xmlNode* Shown(const xmlNode* node) {
  while (node != nullptr && !IsShown(node)) node = node->next;
  return node;
}

const xmlAttr* Find(const void* node, std::string_view name) {
  if (node == nullptr || Of(node)->type != XML_ELEMENT_NODE) return nullptr;
  const xmlAttr* attribute = Of(node)->properties;
  while (attribute != nullptr && View(attribute->name) != name) attribute = attribute->next;
  return attribute;
}

void Prepare() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

void Free(void* document) { xmlFreeDoc(static_cast<xmlDoc*>(document)); }

Error Damaged(std::string_view zh, std::string_view en) { return Fail(ErrorCode::kUnreadableInput, Say(zh, en)); }

constexpr std::size_t kMostBytes = 512u << 20;  // libxml2 counts in int
constexpr std::size_t kMostNodes = 4'000'000;   // of a tree: some 200 bytes each
constexpr std::size_t kMostAttributes = 1'000;  // of a tag: libxml2 compares each with all before it

/// What libxml2 would make of some markup, counted in one walk without a tree.
class NodeCount {
 public:
  explicit NodeCount(std::string_view markup) : markup_(markup) {
    while ((at_ = markup_.find('<', at_)) != std::string_view::npos) CountTag();
  }
  std::size_t nodes() const { return nodes_; }
  std::size_t most_attributes() const { return most_attributes_; }

 private:
  void CountTag() {
    ++nodes_;
    ++at_;
    if (Rest().starts_with("!--")) return SkipPast("-->");
    if (Rest().starts_with("![CDATA[")) return SkipPast("]]>");
    const bool code = IsNamed("script") || IsNamed("style");
    std::size_t attributes = 0;
    SkipName();
    for (SkipBlanks(); at_ < markup_.size() && markup_[at_] != '>' && markup_[at_] != '<'; SkipBlanks()) {
      ++attributes;
      SkipAttribute();
    }
    nodes_ += attributes;
    most_attributes_ = std::max(most_attributes_, attributes);
    if (code) at_ = std::min(markup_.find("</", at_), markup_.size());
  }

  std::string_view Rest() const { return markup_.substr(std::min(at_, markup_.size())); }
  void SkipPast(std::string_view end) {
    const std::size_t found = markup_.find(end, at_);
    at_ = found == std::string_view::npos ? markup_.size() : found + end.size();
  }
  void SkipBlanks() { at_ = std::min(markup_.find_first_not_of(" \t\r\n\f/", at_), markup_.size()); }
  void SkipName() { at_ = std::min(markup_.find_first_of(" \t\r\n\f/><", at_), markup_.size()); }
  bool IsNamed(std::string_view name) const {
    const std::string_view found = Rest().substr(0, name.size());
    return std::equal(found.begin(), found.end(), name.begin(), name.end(),
                      [](char one, char other) { return (one | 0x20) == other; });
  }
  /// A quote opens a value only right behind the equals sign.
  void SkipAttribute() {
    ++at_;
    at_ = std::min(markup_.find_first_of(" \t\r\n\f/=><", at_), markup_.size());
    SkipBlanks();
    if (at_ >= markup_.size() || markup_[at_] != '=') return;
    ++at_;
    SkipBlanks();
    if (at_ >= markup_.size()) return;
    const char quote = markup_[at_];
    if (quote != '"' && quote != '\'') return SkipName();
    ++at_;
    SkipPast(std::string_view(&quote, 1));
  }

  std::string_view markup_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
  std::size_t most_attributes_ = 0;
};

/// libxml2 bounds how deep a tree is and what entities become, but neither the size of a tree nor that of a tag.
Result<void> CheckBounds(std::string_view markup) {
  const NodeCount count(markup);
  if (count.nodes() <= kMostNodes && count.most_attributes() <= kMostAttributes) return {};
  return Damaged("文件的标记太多，可能是恶意文件，不予读取。",
                 "the file has too many tags or attributes, as hostile files do; it is not read");
}

}  // namespace

bool MarkupNode::IsText() const { return node_ != nullptr && Of(node_)->type != XML_ELEMENT_NODE; }

std::string_view MarkupNode::Text() const { return IsText() ? View(Of(node_)->content) : std::string_view(); }

std::string_view MarkupNode::Name() const {
  return node_ == nullptr || IsText() ? std::string_view() : View(Of(node_)->name);
}

std::string_view MarkupNode::Attribute(std::string_view name) const {
  const xmlAttr* attribute = Find(node_, name);
  return attribute == nullptr || attribute->children == nullptr ? std::string_view()
                                                                : View(attribute->children->content);
}

bool MarkupNode::HasAttribute(std::string_view name) const { return Find(node_, name) != nullptr; }

MarkupNode MarkupNode::First() const {
  return MarkupNode(node_ == nullptr || IsText() ? nullptr : Shown(Of(node_)->children));
}

MarkupNode MarkupNode::Next() const { return MarkupNode(node_ == nullptr ? nullptr : Shown(Of(node_)->next)); }

MarkupNode MarkupNode::Parent() const {
  const xmlNode* parent = node_ == nullptr ? nullptr : Of(node_)->parent;
  return MarkupNode(parent != nullptr && parent->type == XML_ELEMENT_NODE ? parent : nullptr);
}

MarkupNode MarkupNode::Child(std::string_view name) const {
  MarkupNode child = First();
  while (child && !child.Is(name)) child = child.Next();
  return child;
}

MarkupNode MarkupNode::At(std::string_view path) const {
  MarkupNode node = *this;
  while (node && !path.empty()) {
    const std::size_t end = std::min(path.find(' '), path.size());
    node = node.Child(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return node;
}

std::string MarkupNode::AllText() const {
  if (IsText()) return std::string(Text());
  std::string text;
  for (MarkupNode child = First(); child; child = child.Next()) text += child.AllText();
  return text;
}

Result<Markup> Markup::Xml(std::string_view bytes) {
  Prepare();
  if (bytes.size() > kMostBytes) return Damaged("XML 部分太大。", "an XML part is too large");
  if (!text::IsValid(bytes) || bytes.find('\0') != std::string_view::npos) {
    JITU_TRY(const text::Decoded decoded, text::Decode(bytes));
    return Xml(decoded.text);
  }
  if (bytes.find("<!ENTITY") != std::string_view::npos) {
    return Damaged("文件里的 XML 声明了实体，可能是恶意文件，不予读取。",
                   "its XML declares entities, as hostile files do; it is not read");
  }
  JITU_CHECK_OK(CheckBounds(bytes));
  xmlDoc* document = xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER |
                                       XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (document == nullptr || xmlDocGetRootElement(document) == nullptr) {
    if (document != nullptr) xmlFreeDoc(document);
    return Damaged("文件里的 XML 已损坏。", "its XML is damaged");
  }
  return Markup(std::shared_ptr<void>(document, Free));
}

Result<Markup> Markup::Html(std::string_view text) {
  Prepare();
  if (text.size() > kMostBytes) return Damaged("网页太大。", "the page is too large");
  JITU_CHECK_OK(CheckBounds(text));
  xmlDoc* document = htmlReadMemory(
      text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
      HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
  if (document == nullptr || xmlDocGetRootElement(document) == nullptr) {
    if (document != nullptr) xmlFreeDoc(document);
    return Damaged("网页里没有内容。", "the page is empty");
  }
  return Markup(std::shared_ptr<void>(document, Free));
}

MarkupNode Markup::Root() const { return MarkupNode(xmlDocGetRootElement(static_cast<xmlDoc*>(document_.get()))); }

}  // namespace jitu::ingest
