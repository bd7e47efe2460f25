/// What GraphML and GEXF say alike: which properties a file declares and as which types, nodes, ends, weights.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "query/export/content.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {

/// What both call the type of a property's values; `string` for what neither has a type for.
std::string_view AttributeTypeOf(model::PropertyType type);

class Attributes {
 public:
  /// `own`: names that the format itself uses. A property of that name stays behind, as the program's look-up keys do.
  Attributes(const std::vector<PropertyKey>& properties, std::initializer_list<std::string_view> own);

  const std::vector<PropertyKey>& declared() const { return declared_; }

  /// Those of the values that are declared and of their property's type; another would make the file unreadable.
  using Sink = std::function<void(std::string_view name, std::string_view text)>;
  void Write(const NamedValues& values, const Sink& sink) const;

 private:
  std::vector<PropertyKey> declared_;  ///< sorted by name
};

/// <node id=...> and <edge id=... source=... target=...>, left open.
void OpenNode(XmlWriter& xml, const GraphNode& node);
void OpenEdge(XmlWriter& xml, const GraphRelationship& relationship);

/// The confidence; 1 where there is none.
std::string WeightOf(const GraphRelationship& relationship);

}  // namespace jitu::query::exporting
