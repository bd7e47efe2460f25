/// Forms whose cells a converter wrote without anything between them: 年度资金总额320.00412.50389.161094.34%9.4
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "ingest/readers/form_words.h"

namespace jitu::ingest {

/// The names of columns or boxes that a line consists of, three or more of them; empty if it is no such line.
std::vector<ByteSpan> GluedHeader(std::string_view line, const FormWords& words);

/// The cells of a line below such a header: a box's name and its value, an amount row, or an indicator with its values.
/// Where figures run into each other they are cut only if one way alone agrees with the rate beside them, or repeats
/// the points given; else the line is left as it is. Empty if it is no such line.
std::vector<ByteSpan> GluedCells(std::string_view line, const FormWords& words);

/// Aims and results in one stretch: 1.建设…;2.安装…。1.建成…, cut where the count begins anew. Empty if it does not.
std::vector<ByteSpan> GluedAims(std::string_view line);

}  // namespace jitu::ingest
