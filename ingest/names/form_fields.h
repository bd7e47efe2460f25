/// The single boxes of self-evaluation forms: 项目名称, 主管部门, 实施单位 and what is written in them.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct FormField {
  std::string_view meaning;  ///< of the word list "form.label": project, supervisor, unit, person ...
  ByteSpan label;
  ByteSpan value;  ///< in Document::text, trimmed; never empty
  bool in_table = false;
};

/// In text order: from the cells of tables (the value stands in the next cell of the row), from lines that hold label
/// and value (项目名称:X), and from a line that is a label with the value in the line below.
std::vector<FormField> FindFormFields(const Document& document, const model::Catalog& catalog);

}  // namespace jitu::ingest
