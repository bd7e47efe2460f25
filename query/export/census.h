/// What a content is made of, found by going through it once: for formats that declare everything beforehand.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "query/export/content.h"

namespace jitu::query::exporting {

enum class CensusType { kInteger, kFloat, kBoolean, kString, kStringList };

/// Properties by name, with the type that holds all their values; string where they differ.
using CensusTypes = std::map<std::string, CensusType, std::less<>>;

struct Census {
  struct Relationship {
    CensusTypes properties;
    std::set<std::pair<std::string, std::string>> ends;  ///< kinds of (from, to), if they were asked for
  };
  std::map<std::string, CensusTypes, std::less<>> nodes;           ///< by kind
  std::map<std::string, Relationship, std::less<>> relationships;  ///< by type
};

/// Goes through all nodes and relationships.
Result<Census> Take(const Content& content, Ends ends);

/// Integers are floats where the census says so; what is neither text nor of that type becomes text.
graph::Value As(CensusType type, const graph::Value& value);

}  // namespace jitu::query::exporting
