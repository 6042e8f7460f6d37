package io.counterpool.models.oracle.signature;

/**
 * Keccak with 256 bits of output and the padding of the original submission ({@code 0x01 … 0x80}),
 * which Ethereum uses; SHA3-256 of the JDK differs in that padding.
 *
 * <p>Source: G. Bertoni, J. Daemen, M. Peeters, G. Van Assche, The Keccak reference, version 3.0.
 */
public final class Keccak256 {

  /** Bytes that one permutation takes in: 1600 − 2 × 256 bits. */
  private static final int RATE = 136;

  private static final int ROUNDS = 24;

  /** Left rotation of the lanes along the path that π takes from lane 1. */
  private static final int[] ROTATION = rotations();

  /** Lanes in the order in which π visits them from lane 1. */
  private static final int[] PATH = path();

  private static final long[] ROUND_CONSTANT = roundConstants();

  private Keccak256() {}

  /** Digest, 32 bytes, of the parts one after the other. */
  public static byte[] hash(byte[]... parts) {
    long[] state = new long[25];
    int at = 0;
    for (byte[] part : parts) {
      for (byte one : part) {
        absorb(state, at, one);
        at++;
        if (at == RATE) {
          permute(state);
          at = 0;
        }
      }
    }
    absorb(state, at, (byte) 0x01);
    absorb(state, RATE - 1, (byte) 0x80);
    permute(state);
    byte[] digest = new byte[32];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i >> 3] >>> ((i & 7) * 8));
    }
    return digest;
  }

  private static void absorb(long[] state, int at, byte one) {
    state[at >> 3] ^= (one & 0xffL) << ((at & 7) * 8);
  }

  /** Keccak-f[1600]; lane x, y stands at {@code state[x + 5y]}. */
  private static void permute(long[] state) {
    long[] column = new long[5];
    for (int round = 0; round < ROUNDS; round++) {
      for (int x = 0; x < 5; x++) {
        column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long parity = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
          state[x + y] ^= parity;
        }
      }
      long moving = state[1];
      for (int step = 0; step < 24; step++) {
        int to = PATH[step];
        long kept = state[to];
        state[to] = Long.rotateLeft(moving, ROTATION[step]);
        moving = kept;
      }
      for (int y = 0; y < 25; y += 5) {
        System.arraycopy(state, y, column, 0, 5);
        for (int x = 0; x < 5; x++) {
          state[x + y] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]);
        }
      }
      state[0] ^= ROUND_CONSTANT[round];
    }
  }

  /** Triangular numbers modulo 64. */
  private static int[] rotations() {
    int[] rotations = new int[24];
    for (int step = 0; step < 24; step++) {
      rotations[step] = ((step + 1) * (step + 2) / 2) % 64;
    }
    return rotations;
  }

  /** (x, y) goes to (y, 2x + 3y), from (1, 0) on. */
  private static int[] path() {
    int[] path = new int[24];
    int x = 1;
    int y = 0;
    for (int step = 0; step < 24; step++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      path[step] = x + 5 * y;
    }
    return path;
  }

  /** Bits 2^j − 1 of each constant come from the register x^8 + x^6 + x^5 + x^4 + 1. */
  private static long[] roundConstants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j <= 6; j++) {
        if ((register & 1) != 0) {
          constants[round] |= 1L << ((1 << j) - 1);
        }
        register <<= 1;
        if ((register & 0x100) != 0) {
          register ^= 0x171;
        }
      }
    }
    return constants;
  }
}
