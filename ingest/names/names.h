/// Named things in a text: units, enterprises, projects, products, policies, events, honours, places.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/outline/outline.h"
#include "ingest/quantities/quantity.h"
#include "ingest/readers/document.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct NameWords;  // finder.h

/// The label of what the field of a form names where that is money or work and no project: 就业补助资金, 宣传工作. It
/// tells whose form it is and is no entity.
inline constexpr std::string_view kItem = "Item";

struct NameMention {
  ByteSpan span;          ///< in Document::text
  std::string label;      ///< node label: "Enterprise"; or kItem
  std::string name;       ///< as written, Document::NameAt, without quotes
  std::string full_name;  ///< what an abbreviation of this report stands for (以下简称); empty otherwise
  std::string rule;       ///< which rule found it
  double confidence = 1;
  int sentence = -1;  ///< index into Outline::sentences; -1 in headings and title
};

/// 以下简称, 简称, 下称, 原…: two names of one thing, said by the report itself.
struct Abbreviation {
  std::string label;
  std::string full;
  std::string brief;
  ByteSpan span;
};

struct Names {
  std::vector<NameMention> mentions;  ///< in text order; nested ones after what contains them
  std::vector<Abbreviation> abbreviations;
  std::string reporting_unit;  ///< whose report it is: title, publisher row, sign-off; empty if not found
  ByteSpan reporting_unit_span;
  std::vector<std::string> reporting_unit_aliases;
};

/// Thread-safe; one per catalog is enough. The catalog must outlive it.
class NameFinder {
 public:
  explicit NameFinder(const model::Catalog& catalog);
  ~NameFinder();
  NameFinder(const NameFinder&) = delete;
  NameFinder& operator=(const NameFinder&) = delete;

  Names Find(const Document& document, const Outline& outline, const Quantities& quantities) const;

 private:
  const model::Catalog& catalog_;
  std::unique_ptr<const NameWords> words_;
};

}  // namespace jitu::ingest
