package io.counterpool.oracle.feed;

import org.springframework.data.repository.Repository;

interface PublisherVersionRepository
    extends Repository<PublisherVersionRow, PublisherVersionRow.Key> {

  PublisherVersionRow save(PublisherVersionRow row);
}
