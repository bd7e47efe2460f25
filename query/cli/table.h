/// Tables whose columns line up also in Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jitu::query {

enum class Align { kLeft, kRight };

struct Table {
  std::vector<std::string> head;
  std::vector<Align> align;                    ///< one per column; absent ones are left
  std::vector<std::vector<std::string>> rows;  ///< as many cells as `head`
};

/// Columns two blanks apart, cells cut to `widest` columns of the screen, line feeds shown as ⏎; no blanks at line
/// ends.
std::string Drawn(const Table& table, int widest = 60);

/// A field of RFC 4180: quoted where it has a comma, a quote or a line break.
std::string CsvField(std::string_view text);

}  // namespace jitu::query
