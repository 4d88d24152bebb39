// The exceptions of the library: bad input, wrong use, cancelled work.
#pragma once

#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>

namespace mtp {

// Base of all exceptions thrown on purpose; what() is a sentence a user can act on.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A file that cannot be opened, read or written.
class FileError : public Error {
public:
    using Error::Error;
};

// Bad content of a file. what() reads "path:line: reason".
class ParseError : public Error {
public:
    // line counts from 1; 0 if there is none to name (binary data, the whole file).
    ParseError(std::string path, std::size_t line, std::string reason);

    const std::string& path() const { return m_path; }
    std::size_t line() const { return m_line; }
    const std::string& reason() const { return m_reason; }

private:
    std::string m_path;
    std::size_t m_line;
    std::string m_reason;
};

// Options or data that do not fit together (unknown species, empty training set, negative cutoff).
class InputError : public Error {
public:
    using Error::Error;
};

// Atom types that have no names, although names of elements are needed. The caller knows how the
// user can name them.
class UnnamedTypes : public InputError {
public:
    using InputError::InputError;
};

// Thrown by long work after its Progress reported cancellation. It is no Error: nothing failed, and
// code that carries on after an error does not carry on after a cancellation.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace mtp
