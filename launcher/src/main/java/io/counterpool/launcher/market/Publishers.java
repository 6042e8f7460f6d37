package io.counterpool.launcher.market;

import io.counterpool.launcher.UserError;
import io.counterpool.models.oracle.ReportBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The publishers' Ed25519 keys, kept as files in a folder, and the signing of their reports. The
 * sequence of a report is the millisecond of its observation: it rises with it, and over restarts.
 */
public final class Publishers {

  /** An Ed25519 public key's X.509 form ends with the 32 raw bytes. */
  private static final int RAW_LENGTH = 32;

  private final Path folder;
  private final Map<String, KeyPair> keys = new TreeMap<>();

  public Publishers(Path folder) {
    this.folder = folder;
  }

  /** Base64 of the raw 32 bytes. */
  public String publicKey(String publisher) {
    byte[] encoded = key(publisher).getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length));
  }

  /** The wire form of a batch of signed reports. */
  public Map<String, Object> batch(List<Observation> observations) {
    return Map.of("reports", observations.stream().map(this::signed).toList());
  }

  private Map<String, Object> signed(Observation seen) {
    long sequence = seen.observedAt().toEpochMilli();
    byte[] bytes =
        ReportBytes.of(
            seen.feed(),
            seen.publisher(),
            sequence,
            seen.price(),
            seen.confidence(),
            seen.observedAt());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("feed", seen.feed());
    report.put("publisher", seen.publisher());
    report.put("sequence", sequence);
    report.put("price", seen.price().toString());
    report.put("confidence", seen.confidence().toString());
    report.put("observedAt", Wire.instant(seen.observedAt()));
    report.put("signature", sign(key(seen.publisher()).getPrivate(), bytes));
    return report;
  }

  private static String sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private KeyPair key(String publisher) {
    return keys.computeIfAbsent(publisher, this::readOrMake);
  }

  private KeyPair readOrMake(String publisher) {
    Path file = folder.resolve("publisher-" + publisher + ".key");
    try {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey secret =
            factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
        PublicKey open =
            factory.generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
        return new KeyPair(open, secret);
      }
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Files.createDirectories(folder);
      Files.write(
          file,
          List.of(
              Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
              Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
      return pair;
    } catch (IOException | GeneralSecurityException failed) {
      throw new UserError("cannot read or make " + file + ": " + failed.getMessage(), failed);
    }
  }
}
