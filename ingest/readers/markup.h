/// XML and HTML as a tree. The home of libxml2.
///
/// Nothing is fetched and no entity but the five of XML is expanded; a part that declares entities is refused. Depth is
/// bounded by libxml2 (256), so walking the tree may recurse.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/base/result.h"

namespace jitu::ingest {

/// An element or a run of text; no node at all is false. Valid while its Markup lives.
class MarkupNode {
 public:
  MarkupNode() = default;
  explicit MarkupNode(const void* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  const void* Raw() const { return node_; }
  friend bool operator==(MarkupNode a, MarkupNode b) { return a.node_ == b.node_; }

  bool IsText() const;
  std::string_view Text() const;  ///< of a run of text
  std::string_view Name() const;  ///< of an element, without its namespace's prefix; empty for text
  bool Is(std::string_view name) const { return Name() == name; }
  std::string_view Attribute(std::string_view name) const;  ///< by its name without prefix; empty if there is none
  bool HasAttribute(std::string_view name) const;

  MarkupNode First() const;   ///< the first child that is an element or text
  MarkupNode Next() const;    ///< the next sibling of that kind
  MarkupNode Parent() const;  ///< the element around it
  MarkupNode Child(std::string_view name) const;
  /// Down a path of first children of these names, blank between.
  MarkupNode At(std::string_view path) const;
  /// All text inside, as it stands.
  std::string AllText() const;

 private:
  const void* node_ = nullptr;
};

class Markup {
 public:
  static Result<Markup> Xml(std::string_view bytes);
  /// `text` is UTF-8, whatever it declares.
  static Result<Markup> Html(std::string_view text);
  MarkupNode Root() const;

 private:
  explicit Markup(std::shared_ptr<void> document) : document_(std::move(document)) {}
  std::shared_ptr<void> document_;
};

}  // namespace jitu::ingest
