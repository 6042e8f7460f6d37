package io.counterpool.fee.terms;

/**
 * Terms as they were answered.
 *
 * @param requestHash hash of the canonical request they answer
 * @param answer the JSON body, byte for byte
 */
record StoredTerms(String requestHash, String answer) {}
