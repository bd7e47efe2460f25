/// What can go wrong, and what is said about it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "schema/base/message.h"

namespace jitu {

/// Kinds of fault. `main` maps them to exit statuses (ExitStatusOf); nothing else depends on their order.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  ///< an argument of a command or a function is wrong
  kSyntax,           ///< the statement cannot be parsed
  kSemantic,         ///< the statement parses and means nothing: unknown variable, wrong type, bad aggregation
  kRuntime,          ///< the statement failed on its data: overflow, wrong type at run time, missing parameter
  kUnreadableInput,  ///< an input file is missing, forbidden, too large, or not what it claims to be
  kGraphMissing,     ///< there is no graph in the folder
  kGraphLocked,      ///< another process has the graph open
  kGraphDamaged,     ///< the graph cannot be read, or is of a newer format
  kConflict,         ///< a precondition of a commit did not hold; reading anew and trying again may help
  kUnsupported,      ///< the store or this version cannot do it
  kLimit,            ///< a bound on time, memory or size was reached
  kCancelled,        ///< somebody asked for a stop
  kIo,               ///< the operating system failed us: disk full, no rights
  kInternal,         ///< our own fault
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  Message message;
  /// Where: a file and line, or the statement's line with a caret below; empty where the message says it all.
  std::string where;

  friend bool operator==(const Error&, const Error&) = default;
};

/// Exit status of the program for a fault (contract: 1 wrong statement or arguments, 2 unreadable input,
/// 3 graph missing, damaged or locked, 70 our own fault).
constexpr int ExitStatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnreadableInput:
      return 2;
    case ErrorCode::kGraphMissing:
    case ErrorCode::kGraphLocked:
    case ErrorCode::kGraphDamaged:
    case ErrorCode::kIo:
      return 3;
    case ErrorCode::kInternal:
      return 70;
    default:
      return 1;
  }
}

}  // namespace jitu
