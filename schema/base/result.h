/// Result<T>: a value, or an Error that says why there is none. Member names are those of std::expected.
///
/// Our own code throws nothing: every function that can fail returns a Result, and JITU_TRY hands a fault on.
#pragma once

#include <cassert>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "schema/base/error.h"

namespace jitu {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return Checked(); }
  const T& value() const& { return const_cast<Result*>(this)->Checked(); }
  T&& value() && { return std::move(Checked()); }
  T& operator*() & { return Checked(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(Checked()); }
  T* operator->() { return &Checked(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

  template <class U>
  T value_or(U&& other) const& {
    return has_value() ? value() : static_cast<T>(std::forward<U>(other));
  }

 private:
  T& Checked() {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  const Error& error() const& { return *error_; }
  Error&& error() && { return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

/// A fault, ready to be returned from any function that returns a Result.
inline Error Fail(ErrorCode code, Message message, std::string where = {}) {
  return Error{code, std::move(message), std::move(where)};
}

}  // namespace jitu

#define JITU_JOIN_(a, b) a##b
#define JITU_JOIN(a, b) JITU_JOIN_(a, b)

/// JITU_TRY(auto x, F()): x is the value of F(), or the enclosing function returns its error.
#define JITU_TRY(declaration, expression) JITU_TRY_(JITU_JOIN(jitu_result_, __LINE__), declaration, expression)
#define JITU_TRY_(name, declaration, expression) \
  auto name = (expression);                      \
  if (!name) return std::move(name).error();     \
  declaration = std::move(name).value()

/// JITU_CHECK_OK(F()): the enclosing function returns F()'s error, if it has one.
#define JITU_CHECK_OK(expression)                                                       \
  do {                                                                                  \
    if (auto jitu_done = (expression); !jitu_done) return std::move(jitu_done).error(); \
  } while (false)
