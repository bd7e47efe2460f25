/// Builds a Catalog from its data files, one file after the other. For the inside of this room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "schema/model/catalog.h"
#include "schema/model/data_file.h"

namespace jitu::model {

class CatalogReader {
 public:
  /// `file` is the path below the data folder and decides what the file holds; `shown` is what faults call it.
  Result<void> Read(std::string_view file, std::string_view shown, std::string_view content);
  /// After the last file: checks across files, and sorts.
  Result<Catalog> Finish();

 private:
  using Reader = Result<void> (CatalogReader::*)(Fields&);
  struct Form {
    std::string_view file;
    Reader read;
  };
  static const Form kForms[];

  Result<void> ReadGraph(Fields& fields);
  Result<void> ReadLabel(Fields fields);
  Result<void> ReadRelationship(Fields fields);
  Result<void> ReadUnits(Fields& fields);
  Result<void> ReadMeasureWords(Fields& fields);
  Result<void> ReadBooks(Fields& fields);
  Result<void> ReadIndicators(Fields& fields);
  Result<void> ReadAliases(Fields& fields);
  Result<void> ReadWords(const std::string& list, const DataNode& table);
  Result<void> AddUnit(const Fields& fields, int line, UnitSpelling unit);
  Result<void> AddWord(const Fields& fields, int line, const std::string& list, Term term);
  Result<void> CheckLabels() const;

  std::string file_;  ///< the one being read
  Catalog catalog_;
  std::vector<PropertyDefinition> entity_properties_;
  std::map<std::string, UnitSpelling> unit_of_spelling_;
  std::unordered_map<std::string, std::string> meaning_of_word_;  ///< by list and word, a line feed between
  std::map<std::string, std::string> place_of_relationship_;      ///< for faults found at the end
  std::string digests_;
};

}  // namespace jitu::model
