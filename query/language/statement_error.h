/// Faults of a statement, with the line and a caret under the character.
#pragma once

#include <cstdint>
#include <string_view>

#include "schema/base/error.h"

namespace jitu::query {

/// Where in a statement something stands: bytes, half open.
struct Place {
  std::uint32_t offset = 0;
  std::uint32_t end = 0;
};

/// `where` becomes "LINE:COLUMN (DETAIL)", the line, and a caret below it; columns count code points from 1, the caret
/// counts columns of the terminal, so that it stands under a Chinese character. Long lines are cut around the caret.
/// `detail` is the openCypher name of the fault (UndefinedVariable ...), or empty.
Error StatementError(ErrorCode code, std::string_view statement, std::uint32_t offset, std::string_view detail,
                     Message message);

/// A fault while a statement runs, of something that does not know its place: whoever calls it says where (AtPlace).
Error NamedFault(std::string_view detail, Message message);
/// Gives a fault that knows no place the place of what was being computed.
Error AtPlace(Error error, std::string_view statement, std::uint32_t offset);

}  // namespace jitu::query
