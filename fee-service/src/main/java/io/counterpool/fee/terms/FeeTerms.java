package io.counterpool.fee.terms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The terms of a round as they are answered.
 *
 * @param content what they say
 * @param hash lower-case hex SHA-256 of the content in canonical form: this object without {@code
 *     hash}, keys sorted, absent and null fields left out, no white space
 */
record FeeTerms(@JsonUnwrapped TermsContent content, String hash) {}
