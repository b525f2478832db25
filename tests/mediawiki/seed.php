<?php
// MW_INSTALL_PATH=... MW_CONFIG_FILE=... php seed.php plan.json
// Carries out a list of acts, each at its own time: page, upload, move, delete, restore, hide (text of the first revision).
require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

class LcSeed extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addArg( 'plan', 'JSON file with a list of acts' );
	}

	public function execute() {
		$titles = MediaWikiServices::getInstance()->getTitleFactory();
		foreach ( json_decode( file_get_contents( $this->getArg( 0 ) ), true ) as $act ) {
			ConvertibleTimestamp::setFakeTime( $act['time'] );
			$user = $this->user( $act['user'] );
			StubGlobalUser::setUser( $user );
			$status = $this->{$act['act']}( $titles->newFromText( $act['title'] ), $act, $user );
			if ( !$status->isOK() ) {
				$this->fatalError( "{$act['act']} {$act['title']}: $status" );
			}
			DeferredUpdates::doUpdates();
		}
		ConvertibleTimestamp::setFakeTime( null );
	}

	private function user( $name ) {
		$user = MediaWikiServices::getInstance()->getUserFactory()->newFromName( $name );
		if ( !$user->isRegistered() ) {
			$user->addToDatabase();
		}
		return $user;
	}

	private function page( $title, array $act, $user ) {
		$updater = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $user );
		$updater->setContent( SlotRecord::MAIN, new WikitextContent( $act['text'] ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( $act['comment'] ) );
		return $updater->getStatus();
	}

	private function upload( $title, array $act, $user ) {
		$services = MediaWikiServices::getInstance();
		$file = $services->getRepoGroup()->getLocalRepo()->newFile( $title );
		$props = ( new MWFileProps( $services->getMimeAnalyzer() ) )->getPropsFromPath( $act['path'], true );
		$archive = $file->publish( $act['path'], 0, [] );
		if ( !$archive->isGood() ) {
			return $archive;
		}
		return $file->recordUpload3( $archive->value, $act['comment'], $act['text'], $user, $props, false );
	}

	private function move( $title, array $act, $user ) {
		$services = MediaWikiServices::getInstance();
		return $services->getMovePageFactory()
			->newMovePage( $title, $services->getTitleFactory()->newFromText( $act['to'] ) )
			->move( $user, $act['comment'], $act['redirect'] );
	}

	private function delete( $title, array $act, $user ) {
		$services = MediaWikiServices::getInstance();
		$file = $services->getRepoGroup()->findFile( $title, [ 'ignoreRedirect' => true ] );
		if ( $file ) {
			$status = $file->deleteFile( $act['comment'], $user );
			if ( !$status->isOK() ) {
				return $status;
			}
		}
		return $services->getDeletePageFactory()
			->newDeletePage( $services->getWikiPageFactory()->newFromTitle( $title ), $user )
			->forceImmediate( true )->deleteUnsafe( $act['comment'] );
	}

	private function hide( $title, array $act, $user ) {
		$first = MediaWikiServices::getInstance()->getRevisionLookup()->getFirstRevision( $title );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $user );
		return RevisionDeleter::createList( 'revision', $context, $title, [ $first->getId() ] )->setVisibility( [
			'value' => [ RevisionRecord::DELETED_TEXT => 1 ], 'comment' => $act['comment'] ] );
	}

	private function restore( $title, array $act, $user ) {
		$services = MediaWikiServices::getInstance();
		return $services->getUndeletePageFactory()
			->newUndeletePage( $services->getWikiPageFactory()->newFromTitle( $title ), $user )
			->undeleteUnsafe( $act['comment'] );
	}
}
$maintClass = LcSeed::class;
require_once RUN_MAINTENANCE_IF_MAIN;
