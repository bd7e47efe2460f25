/// A workbook being written row by row, in constant memory. The library that writes it (libxlsxwriter) lives behind
/// this header. For the inside of this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "query/export/table.h"
#include "schema/base/result.h"

namespace jitu::query::exporting {

enum class Ink { kPlain, kTitle, kHead, kBold, kLink, kYuan, kWanYuan, kShare, kWrapped };

constexpr std::uint32_t kMostSheetRows = 1'048'576;

/// One sheet. Rows are written in order, each once; cells of a row in any order.
class Sheet {
 public:
  void Text(std::uint32_t row, std::uint16_t column, std::string_view text, Ink ink = Ink::kPlain);
  void Number(std::uint32_t row, std::uint16_t column, double number, Ink ink = Ink::kPlain);
  /// Fen as yuan.
  void Money(std::uint32_t row, std::uint16_t column, std::int64_t fen, Ink ink = Ink::kYuan);
  /// `shown`: its result, for readers that do not calculate.
  void Formula(std::uint32_t row, std::uint16_t column, const std::string& formula, double shown, Ink ink);
  void Formula(std::uint32_t row, std::uint16_t column, const std::string& formula, std::string_view shown, Ink ink);
  /// A text that leads to a cell of this workbook: link to "'证据'!A7".
  void Link(std::uint32_t row, std::uint16_t column, std::string_view place, std::string_view text);
  void Cell(std::uint32_t row, std::uint16_t column, ColumnType type, const graph::Value& cell);

  void Width(std::uint16_t column, double characters);
  void Freeze(std::uint32_t rows, std::uint16_t columns);
  void Filter(std::uint32_t last_row, std::uint16_t last_column);

  const std::string& name() const { return name_; }
  /// The place of a cell: '证据'!A7; rows and columns counted from 0.
  std::string PlaceOf(std::uint32_t row, std::uint16_t column) const;

 private:
  friend class Workbook;
  struct State;
  std::string name_;
  State* state_ = nullptr;
};

class Workbook {
 public:
  /// The library writes to a path; `seconds`: the time of creation that the file states.
  static Result<Workbook> At(const std::filesystem::path& path, std::string_view title, std::int64_t seconds);
  Workbook(Workbook&&) noexcept;
  ~Workbook();

  /// `name` as a sheet may be called (31 characters, no []:*?/\), made so; sheets stand in this order.
  Sheet& AddSheet(std::string_view name);
  Result<void> Close();

 private:
  struct State;
  Workbook();
  std::unique_ptr<State> state_;
};

/// A1, B7 ...: rows and columns counted from 0.
std::string CellName(std::uint32_t row, std::uint16_t column);

}  // namespace jitu::query::exporting
